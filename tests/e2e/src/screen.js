// Finds what a person would call by this role and name, as far as it is on
// screen. While a modal dialog is open, only what is in it can be reached;
// messages are read wherever they stand. With a third argument only what is in
// that element counts. The role `focus` gives the name of what has the focus
// instead.
const [role, name, within] = arguments;
const kinds = {
  alert: '[role=alert]',
  button: 'button, [role=button]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  field: 'input, textarea, select',
  heading: 'h1',
  link: 'a[href]',
  navigation: 'nav, [role=navigation]',
  region: 'section, [role=region]',
  status: '[role=status], output',
};
const isMessage = role === 'alert' || role === 'status' || role === 'dialog';
const root = within ?? ((!isMessage && document.querySelector('dialog:modal')) || document);

// The words of a label are its own, not those of the controls inside it.
const words = (node) => {
  const copy = node.cloneNode(true);
  copy.querySelectorAll('[aria-hidden=true], button, input, select, textarea')
    .forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
};
const nameOf = (node) => {
  if (node.hasAttribute('aria-label')) return node.getAttribute('aria-label').trim();
  const by = node.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(words).join(' ');
  if (node.labels) return Array.from(node.labels, words).join(' ') || words(node);
  return words(node);
};
if (role === 'focus') {
  const focused = document.activeElement;
  return focused === document.body ? 'the page' : nameOf(focused);
}

const isShown = (node) =>
  node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';

return Array.from(root.querySelectorAll(kinds[role]))
  .filter((node) => isShown(node) && (name === null || nameOf(node) === name));
