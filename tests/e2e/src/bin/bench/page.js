// Put into every page before its own scripts: a stopwatch that starts with a person's input and
// notes when the page says what is waited for, and when that is painted. All times are in
// milliseconds, by the page's own clock; an input counts from when the browser got it.
(() => {
  // The first frame draws what has changed; when the second begins, it is on the screen.
  const painted = () => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  });

  // How inputs are listened to: before the app gets them.
  const once = { capture: true, once: true };

  // Numbers without the marks that group their digits, in any language.
  const words = (node) => node.textContent
    .replace(/(?<=\d)[.,\s’'](?=\d{3})/g, '').replace(/\s+/g, ' ').trim();
  const button = (text) => Array.from(document.querySelectorAll('button')).find((node) =>
    words(node) === text && !node.disabled && node.getAttribute('aria-disabled') !== 'true');
  const any = (selector, is) => Array.from(document.querySelectorAll(selector)).some(is);
  const status = () => Array.from(document.querySelectorAll('[role=status], output'), words);

  const made = { bytes: 0 };
  let statusBefore = [];
  // What can be waited for.
  const isSo = {
    says: (text) => status().some((said) => said.startsWith(text) && !statusBefore.includes(said)),
    heading: (text) => any('h1', (node) => words(node) === text),
    offers: (text) => button(text) !== undefined,
    file: () => made.bytes > 0,
  };

  // Tasks of over 50 ms, in which no input is answered.
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });
  const longestTask = (from, to) => {
    tasks.push(...observer.takeRecords());
    const during = tasks.filter((task) => task.startTime < to && task.startTime + task.duration > from);
    return Math.max(0, ...during.map((task) => task.duration));
  };

  const watchDocument = (look) => {
    const watcher = new MutationObserver(look);
    watcher.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    return watcher;
  };

  let result;
  let look = () => {};

  // Starts with the next event of the kind `input`, and ends when every one of `goals`, each a
  // claim with its words, is so and painted.
  const time = (input, goals) => {
    statusBefore = status();
    made.bytes = 0;
    if (goals.some(([claim, ...about]) => isSo[claim](...about))) {
      throw new Error('this is so already: ' + JSON.stringify(goals));
    }
    result = new Promise((done, fail) => {
      const seen = goals.map(() => null);
      let start;
      let watcher;
      const end = () => {
        watcher.disconnect();
        look = () => {};
        const last = Math.max(...seen.map((goal) => goal.painted));
        const since = (at) => at - start;
        done({
          began_at: performance.timeOrigin + start,
          goals: seen.map(({ at, painted }) => ({ at: since(at), painted: since(painted) })),
          longest_task: longestTask(start, last),
        });
      };
      look = () => {
        if (start === undefined) return;
        goals.forEach(([claim, ...about], idx) => {
          if (seen[idx] !== null || !isSo[claim](...about)) return;
          seen[idx] = { at: performance.now() };
          painted().then((at) => {
            seen[idx].painted = at;
            if (seen.every((goal) => goal?.painted !== undefined)) end();
          });
        });
      };
      watcher = watchDocument(() => look());
      document.addEventListener(input, (event) => { start = event.timeStamp; }, once);
      setTimeout(() => fail(new Error('waited in vain for ' + JSON.stringify(goals)
        + ', of which there was ' + JSON.stringify(seen))), 110_000);
    });
  };

  // Starts with the next letter that a field takes, or the next click. Its answer is the first
  // change of the rows or of the line above them, not that of a clock in them; it is settled with
  // the last change before `quiet` milliseconds without one. A letter may also change nothing.
  const timeAnswer = (input, quiet) => {
    result = new Promise((done) => {
      let start;
      let own;
      let first;
      let last;
      let timer;
      const isAnswer = ({ type, target }) =>
        type === 'childList' || target.parentElement?.closest('header') != null;
      const end = async () => {
        watcher.disconnect();
        const settled = (await (last ?? own)) - start;
        done({ painted: (await (first ?? own)) - start, settled, has_answer: first !== undefined });
      };
      const watcher = new MutationObserver((changes) => {
        if (start === undefined || !changes.some(isAnswer)) return;
        last = painted();
        first ??= last;
        clearTimeout(timer);
        timer = setTimeout(end, quiet);
      });
      watcher.observe(document.body, { characterData: true, childList: true, subtree: true });
      const begin = (event) => { start = event.timeStamp; };
      const wait = () => {
        own = painted();
        timer = setTimeout(end, quiet);
      };
      if (input === 'click') {
        document.addEventListener('click', (event) => { begin(event); wait(); }, once);
      } else {
        // An `input` event is as old as itself, the key that caused it is older.
        document.addEventListener('keydown', begin, once);
        document.addEventListener('input', wait, once);
      }
    });
  };

  // Scrolls what holds `selector` by `step` pixels a frame, `n` frames long, and tells how long each
  // frame took, and of how many frames one after the other the middle of it showed no such row.
  const timeScroll = (selector, step, n) => {
    result = (async () => {
      const row = document.querySelector(selector);
      let box = row;
      while (!/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
      const { left, top, width, height } = box.getBoundingClientRect();
      const frames = [];
      let [blank, longest] = [0, 0];
      const next = () => new Promise(requestAnimationFrame);
      let before = await next();
      for (let frame = 0; frame < n; frame += 1) {
        box.scrollTop += step;
        const now = await next();
        frames.push(now - before);
        before = now;
        // What the browser draws in this frame is what is in the page now.
        const middle = document.elementFromPoint(left + width / 2, top + height * 0.6);
        blank = middle?.closest(selector) ? 0 : blank + 1;
        longest = Math.max(longest, blank);
      }
      return { frames, longest_blank: longest, scrolled: box.scrollTop };
    })();
  };

  // A file is made when it is handed to the browser to be downloaded.
  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = (file) => {
    made.bytes = file.size;
    look();
    return createObjectURL.call(URL, file);
  };

  // The memory of the app's own code, which is none of JavaScript's.
  let memory;
  for (const way of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[way];
    WebAssembly[way] = async (...args) => {
      const done = await original.apply(WebAssembly, args);
      memory = (done.instance ?? done).exports.memory ?? memory;
      return done;
    };
  }

  window.stopwatch = {
    time,
    timeAnswer,
    timeScroll,
    wasmBytes: () => memory?.buffer.byteLength ?? null,
    result: () => result,
    button,
    // How many leads the line above the list counts, of those that are found if it says so.
    counted: () => {
      const lines = Array.from(document.querySelectorAll('main header p'), words);
      const counted = lines.map((line) => /^(?:(\d+) of )?(\d+) leads?\b/.exec(line)).find(Boolean);
      return counted ? Number(counted[1] ?? counted[2]) : null;
    },
  };
})();
