//! Where the people of a sample come from: their names, firms, phones and words.
//!
//! All of it is made up. No phone number can ring: after the area code each begins with a 0, or its
//! area code is one that no country gives out.

/// People of one language, written in its script.
#[derive(Debug)]
pub struct Locale {
    /// How many of 100 people or so are from here.
    pub weight: u64,
    /// How a name is put together.
    pub order: Order,
    /// First names, each with its spelling in an e-mail address when that cannot be folded from it:
    /// `Ольга=olga`.
    pub given: &'static [&'static str],
    /// Last names, spelled likewise; they fit women and men.
    pub family: &'static [&'static str],
    /// Firms.
    pub companies: &'static [&'static str],
    /// What people are there.
    pub roles: &'static [&'static str],
    /// Where they are at home.
    pub cities: &'static [&'static str],
    /// Phone numbers; a `#` is any digit, in the script of the zero that stands before it.
    pub phones: &'static [&'static str],
    /// What somebody may note down in this language.
    pub notes: &'static [&'static str],
    /// What they pay in.
    pub currency: &'static str,
    /// How many units of it make a euro, roughly.
    pub per_euro: i64,
}

/// How a name is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The first name first.
    GivenFirst,
    /// The last name first.
    FamilyFirst,
    /// The last name first, and no blank between.
    FamilyJoined,
}

/// All of them, packed by hand: a word a line would be a thousand lines.
#[rustfmt::skip]
pub const LOCALES: &[Locale] = &[
    Locale {
        weight: 20,
        order: Order::GivenFirst,
        given: &[
            "Alice", "Amir", "Beth", "Caleb", "Daphne", "Edwin", "Fiona", "Grace", "Harriet",
            "Imogen", "Jack", "Keira", "Liam", "Maeve", "Nadia", "Oscar", "Priya", "Rosalind",
            "Sam", "Toby",
        ],
        family: &[
            "Abbott", "Barlow", "Carver", "D'Arcy", "Ellison", "Fairweather", "Goodwin", "Hartley",
            "Ingram", "Jessop", "Kerr", "Langley", "McAllister", "Norwood", "O'Leary", "Penhaligon",
            "Quigley", "Rowe", "Smith-Jones", "Thornbury", "Underhill", "Whitlock", "Yates",
        ],
        companies: &[
            "Barrow & Fen Ltd", "Bright Kettle Coffee", "Copperfield Joinery", "Fernhill Dental",
            "Harbour Lane Hotels", "Larkspur Software, Inc.", "Maple & Row", "Northgate Cycles",
            "Pennywhistle Toys", "Saltmarsh Energy plc", "Two Rivers School", "Wren Architects LLP",
        ],
        roles: &[
            "Owner", "Managing director", "Head of operations", "Buyer", "Office manager", "CTO",
        ],
        cities: &["Leeds", "Bristol", "Galway", "Portland", "Toronto", "Wellington"],
        phones: &[
            "+44 20 0### ####", "+44 (0)161 0## ####", "+1 (503) 0##-####", "001-416-0##-####",
            "+353 1 0## ####", "+64 4 0## ####", "+1.212.0##.#### ext. ###",
        ],
        notes: &[
            "Prefers a call after lunch", "Read the guide twice, asks sharp questions",
            "Has a quote from somebody else already",
            "Wants to see it working before talking about money",
        ],
        currency: "GBP",
        per_euro: 1,
    },
    Locale {
        weight: 15,
        order: Order::GivenFirst,
        given: &[
            "Anneliese", "Björn=bjoern", "Cem", "Dörte=doerte", "Emil", "Franziska", "Götz=goetz",
            "Heike", "Ilse", "Jürgen=juergen", "Käthe=kaethe", "Lukas", "Marlene", "Niklas",
            "Ömer=oemer", "Renate", "Sören=soeren", "Ulrike", "Yvonne", "Zoë",
        ],
        family: &[
            "Achenbach", "Bäcker=baecker", "Czerny", "Döring=doering", "Engelhardt", "Fuß=fuss",
            "Groß=gross", "Hübner=huebner", "Jäger=jaeger", "Köhler=koehler", "Lindemann",
            "Müller-Lüdenscheidt=mueller-luedenscheidt", "Nowak", "Oppermann", "Pfeiffer",
            "Röttger=roettger", "von der Heide", "Weiß=weiss", "Yıldız", "Zöllner=zoellner",
        ],
        companies: &[
            "Bäckerei Kornblum", "Elbufer Logistik GmbH & Co. KG", "Feinwerk Stötzel GmbH",
            "Hafenblick Solar", "Kanzlei Ritterspitz", "Lindenhof Gärtnerei",
            "Nordwind Anlagenbau AG", "Praxis am Marktplatz", "Straßenfest e.V.",
            "Zweirad Übelacker",
        ],
        roles: &["Geschäftsführerin", "Einkauf", "Inhaber", "Büroleitung", "Technischer Leiter"],
        cities: &["Hannover", "Köln", "Görlitz", "Zürich", "Graz", "Lübeck"],
        phones: &[
            "+49 30 0######", "+49 (0)221 0######", "0049 / 511 / 0## ## ##", "+43 1 0######",
            "+41 44 0## ## ##", "(030) 0## ## ##", "+49 40 0##### Durchwahl ##",
        ],
        notes: &[
            "Ruft lieber selbst zurück, am besten vormittags",
            "Möchte ein Angebot mit Mengenrabatt", "Entscheidung fällt erst nach der Messe",
            "Fragt nach Förderung; Unterlagen geschickt",
        ],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 8,
        order: Order::GivenFirst,
        given: &[
            "Aurélie", "Benoît", "Chloé", "Dorothée", "Étienne", "Françoise", "Gaël", "Hélène",
            "Inès", "Joël", "Loïc", "Maëlys", "Noémie", "Océane", "Rémi", "Théo", "Zoé",
        ],
        family: &[
            "Arnaud", "Béranger", "Cœurdevey=coeurdevey", "d'Aubigny", "Delacroix", "Faÿ",
            "Gauthier", "Hébert", "Lefèvre", "Maréchal", "Noël", "Peltier", "Rousseau",
            "Saint-Clair", "Vasseur",
        ],
        companies: &[
            "Atelier du Pré", "Boulangerie Sœurs Morel", "Cabinet Beauséjour", "L'Île aux Vélos",
            "Menuiserie Châtaigne", "Pépinière d'Été SARL", "Sucrerie Brûlée S.A.",
        ],
        roles: &["Gérante", "Responsable des achats", "Directeur général", "Chargée de projet"],
        cities: &["Nantes", "Besançon", "Liège", "Genève", "Québec"],
        phones: &["+33 1 00 ## ## ##", "+32 4 0## ## ##", "+41 22 0## ## ##", "+1 418-0##-####"],
        notes: &[
            "Préfère un rendez-vous le jeudi matin", "Le budget sera voté à la rentrée",
            "Très intéressée, mais son associé hésite",
        ],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 7,
        order: Order::GivenFirst,
        given: &[
            "Águeda", "Begoña", "Concepción", "Damián", "Encarnación", "Fermín", "Inés", "Iñaki",
            "Joaquín", "Lucía", "Martín", "Nieves", "Óscar", "Rocío", "Tomás", "Ximena",
        ],
        family: &[
            "Acuña", "Benítez Lora", "Castañeda", "Domínguez", "Echevarría", "Fuentes", "Ibáñez",
            "León", "Muñoz Peña", "Núñez", "Ordóñez", "Quiñones", "Ríos", "Sepúlveda", "Vázquez",
        ],
        companies: &[
            "Azulejos Peñarrubia", "Café del Otoño", "Clínica Montañés",
            "Frutas Hermanos Niño S.L.", "Librería La Cigüeña",
            "Pingüino Refrigeración S.A. de C.V.",
        ],
        roles: &["Dueña", "Jefe de compras", "Directora comercial", "Encargado"],
        cities: &["Logroño", "Málaga", "Córdoba", "Mérida", "Bogotá"],
        phones: &["+34 000 ### ###", "+52 55 0### ####", "+57 1 0## ####", "+54 11 0###-####"],
        notes: &[
            "¿Podemos llamar después de las cinco? Sí, dijo", "Quiere comparar tres presupuestos",
            "Mañana habla con su socio",
        ],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 5,
        order: Order::GivenFirst,
        given: &[
            "Adão", "Beatriz", "Conceição", "Débora", "Estêvão", "Fátima", "Gonçalo", "Inês",
            "João", "Lívia", "Mônica", "Otávio", "Rúben", "Simão", "Thaís", "Vitória",
        ],
        family: &[
            "Assunção", "Brandão", "Conceição", "da Graça", "Falcão", "Guimarães", "Leão",
            "Magalhães", "Negrão", "Patrício", "Queirós", "Romão", "Simões", "Tavares", "Viçoso",
        ],
        companies: &[
            "Açúcar & Cia Ltda.", "Construções Boa Mão", "Oficina São Jerónimo",
            "Padaria Três Irmãos", "Vinhos do Sertão",
        ],
        roles: &["Sócia", "Gerente", "Compras", "Diretor técnico"],
        cities: &["São Paulo", "Coimbra", "Belém", "Évora"],
        phones: &["+351 000 ### ###", "+55 11 0###-####", "+55 (91) 0###-####"],
        notes: &[
            "Pediu exemplos de clientes na região", "Só depois das férias",
            "Gostou da demonstração",
        ],
        currency: "BRL",
        per_euro: 6,
    },
    Locale {
        weight: 5,
        order: Order::GivenFirst,
        given: &[
            "Agnese", "Bartolomeo", "Caterina", "Desirée", "Elio", "Fiammetta", "Giosuè", "Ilaria",
            "Luca", "Mariù", "Niccolò", "Ottavia", "Pietro", "Serena", "Ubaldo",
        ],
        family: &[
            "Andreoli", "Bevilacqua", "Cantù", "D'Angelo", "De Santis", "Fabbri", "Giambò",
            "Lo Presti", "Mastrangelo", "Nicolò", "Ognissanti", "Quattrocchi", "Sgrò", "Vitale",
        ],
        companies: &[
            "Caffè Università", "Officine Pietrasanta S.r.l.", "Pastificio Nonna Giù", "Studio Tre",
            "Vetreria Lucciola",
        ],
        roles: &["Titolare", "Responsabile acquisti", "Socio", "Amministratrice"],
        cities: &["Forlì", "Torino", "Lecce", "Lugano"],
        phones: &["+39 000 ### ####", "+41 91 0## ## ##"],
        notes: &["Richiamare lunedì, è in fiera", "Vuole sapere se c'è un periodo di prova"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 4,
        order: Order::GivenFirst,
        given: &[
            "Annelies", "Bram", "Coen", "Daniël", "Eefje", "Floor", "Gijs", "Hendrikje", "IJsbrand",
            "Joris", "Lotte", "Maaike", "Noortje", "Ruud", "Sjoerd", "Zoë",
        ],
        family: &[
            "Appelboom", "van den Berg", "de Clercq", "Dijkstra", "van 't Hoff", "IJzerman",
            "Kuijpers", "Meijer", "Noordzij", "Oosterhuis", "Roosendaal", "Sluijs", "ter Horst",
            "Vrijdag",
        ],
        companies: &[
            "Bakkerij 't Zwaantje", "Fietsenmaker IJburg", "Groenewoud Advies B.V.", "Tulp & Zonen",
            "Zeewind Techniek N.V.",
        ],
        roles: &["Eigenaar", "Inkoper", "Directeur", "Bedrijfsleider"],
        cities: &["Utrecht", "'s-Hertogenbosch", "Gent", "Leeuwarden"],
        phones: &["+31 20 0## ####", "+31 (0)58 0## ####", "+32 9 0## ## ##"],
        notes: &["Belt zelf terug als de offerte er is", "Vindt het te duur, maar blijft kijken"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 4,
        order: Order::GivenFirst,
        given: &[
            "Åsa", "Bjørg", "Casper", "Ditte", "Eskil", "Frøydis", "Göran", "Håkon", "Ingrid",
            "Jørn", "Käre", "Linnéa", "Märta", "Njål", "Øyvind", "Søren", "Tove",
        ],
        family: &[
            "Ågren", "Bergström", "Dahlgård", "Ekelöf", "Fjeldstad", "Grønlund", "Højgaard",
            "Kjærsgaard", "Lindqvist", "Mørk", "Nygård", "Österberg", "Rødland", "Sjöblom", "Ærø",
        ],
        companies: &[
            "Blåbär & Co AB", "Fjordlys AS", "Højskolen ved Åen", "Kråkerøy Båtbyggeri",
            "Snöflinga Design",
        ],
        roles: &["Daglig leder", "Inköpschef", "Indehaver", "VD"],
        cities: &["Ålesund", "Malmö", "Aarhus", "Tromsø"],
        phones: &["+46 8 0## ### ##", "+47 0# ## ## ##", "+45 0# ## ## ##"],
        notes: &["Ringer tilbake etter påske", "Vill ha allt på ett papper"],
        currency: "SEK",
        per_euro: 11,
    },
    Locale {
        weight: 4,
        order: Order::GivenFirst,
        given: &[
            "Agnieszka", "Błażej=blazej", "Celina", "Dariusz", "Elżbieta", "Franciszek", "Grażyna",
            "Hanna", "Jędrzej", "Kinga", "Łucja=lucja", "Małgorzata=malgorzata", "Ryszard",
            "Stanisław=stanislaw", "Żaneta",
        ],
        family: &[
            "Adamczyk", "Błaszczyk=blaszczyk", "Ciołek=ciolek", "Dudek", "Gołąb=golab",
            "Jabłoń=jablon", "Kowalczyk", "Król", "Mazur", "Nowak", "Pawlak", "Szczepanik",
            "Wójcik", "Zając", "Źdźbło=zdzblo",
        ],
        companies: &[
            "Apteka pod Żółwiem", "Drukarnia Świt", "Młyn Wąchock sp. z o.o.", "Sad Gruszka",
            "Żagle i Łodzie",
        ],
        roles: &["Właścicielka", "Kierownik zakupów", "Prezes", "Specjalista"],
        cities: &["Łódź", "Gdańsk", "Wrocław", "Rzeszów"],
        phones: &["+48 22 0## ## ##", "+48 71 0## ## ##"],
        notes: &["Prosi o ofertę po polsku", "Oddzwoni w przyszłym tygodniu"],
        currency: "PLN",
        per_euro: 4,
    },
    Locale {
        weight: 2,
        order: Order::FamilyFirst,
        given: &[
            "Ágnes", "Bence", "Csilla", "Dénes", "Enikő", "Gergő", "Ildikó", "Lőrinc", "Sára",
            "Zsófia",
        ],
        family: &[
            "Bíró", "Csörgő", "Fűzi", "Gárdonyi", "Kőműves", "Nagy", "Őri", "Szűcs", "Tóth",
            "Zsoldos",
        ],
        companies: &["Gyöngyvirág Kft.", "Hajnal Könyvesbolt", "Tűzfal Biztonság Zrt."],
        roles: &["Ügyvezető", "Beszerző", "Tulajdonos"],
        cities: &["Győr", "Szeged", "Pécs"],
        phones: &["+36 1 0## ####", "+36 62 0## ###"],
        notes: &["Hétfőn újra hívni", "A döntés a főnöknél van"],
        currency: "HUF",
        per_euro: 400,
    },
    Locale {
        weight: 3,
        order: Order::GivenFirst,
        given: &[
            "Ayşe", "Barış", "Çiğdem", "Doğan", "Elif", "Gökçe", "İbrahim=ibrahim", "Işıl=isil",
            "Müge", "Nazlı", "Özgür", "Şule", "Tuğba", "Ümit", "Yağmur",
        ],
        family: &[
            "Akgün", "Bozkır", "Çelik", "Dağdelen", "Erdoğdu", "Güneş", "İnce=ince", "Kılıç",
            "Özdemir", "Şahin", "Taşkın", "Uçar", "Yıldırım",
        ],
        companies: &["Boğaz Çay Evi", "Güneş Isı A.Ş.", "İnci Diş Kliniği", "Yeşilköy Yazılım"],
        roles: &["Kurucu", "Satın alma", "Genel müdür"],
        cities: &["İzmir", "Eskişehir", "Diyarbakır"],
        phones: &["+90 212 0## ## ##", "+90 (232) 0## ## ##"],
        notes: &["Fiyat teklifi bekliyor", "Bayramdan sonra tekrar aranacak"],
        currency: "TRY",
        per_euro: 50,
    },
    Locale {
        weight: 2,
        order: Order::FamilyFirst,
        given: &[
            "Thị Ánh", "Bảo", "Văn Đức=van duc", "Hương", "Khánh", "Thu Lệ", "Ngọc", "Phượng",
            "Quỳnh", "Yến",
        ],
        family: &["Bùi", "Đặng=dang", "Đỗ=do", "Hoàng", "Lê", "Nguyễn", "Phạm", "Trần", "Võ", "Vũ"],
        companies: &["Bánh Mì Sông Hương", "Điện Máy Ánh Dương", "Nội Thất Tre Việt"],
        roles: &["Giám đốc", "Trưởng phòng mua hàng", "Chủ cửa hàng"],
        cities: &["Huế", "Đà Nẵng", "Cần Thơ"],
        phones: &["+84 24 0### ####", "+84 28 0### ####"],
        notes: &["Gọi lại sau Tết", "Cần báo giá bằng tiếng Việt"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 2,
        order: Order::GivenFirst,
        given: &[
            "Αγγελική=angeliki", "Βασίλης=vasilis", "Γεωργία=georgia", "Δημήτρης=dimitris",
            "Ελένη=eleni", "Θάλεια=thaleia", "Ιωάννα=ioanna", "Κώστας=kostas", "Νίκος=nikos",
            "Σοφία=sofia",
        ],
        family: &[
            "Αθανασίου=athanasiou", "Βασιλείου=vasileiou", "Γεωργίου=georgiou",
            "Δημητρίου=dimitriou", "Ιωάννου=ioannou", "Νικολάου=nikolaou", "Οικονόμου=oikonomou",
            "Παπαγεωργίου=papageorgiou", "Χρήστου=christou",
        ],
        companies: &["Αμπελώνες Ηλιοστάλακτο", "Βιβλιοπωλείο Ωκεανός", "Ελαιοτριβείο Μέλισσα Α.Ε."],
        roles: &["Ιδιοκτήτρια", "Υπεύθυνος αγορών", "Διευθύντρια"],
        cities: &["Θεσσαλονίκη", "Πάτρα", "Χανιά"],
        phones: &["+30 21 0### ####", "+30 2310 0## ###"],
        notes: &["Θέλει προσφορά μέχρι την Παρασκευή", "Θα μιλήσει με τον συνέταιρό του"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 3,
        order: Order::GivenFirst,
        given: &[
            "Богдан=bohdan", "Ганна=hanna", "Дарина=daryna", "Євген=yevhen", "Ївга=yivha",
            "Катерина=kateryna", "Любов=liubov", "Микола=mykola", "Оксана=oksana", "Тарас=taras",
            "Юлія=yuliia",
        ],
        family: &[
            "Бондаренко=bondarenko", "Гнатюк=hnatiuk", "Зінченко=zinchenko", "Кравчук=kravchuk",
            "Лисенко=lysenko", "Мельник=melnyk", "Олійник=oliinyk", "Поліщук=polishchuk",
            "Шевчук=shevchuk", "Ярошенко=yaroshenko",
        ],
        companies: &["Друкарня «Ластівка»", "ТОВ «Ґанок»", "Пекарня «Їжачок»", "Сад і город"],
        roles: &["Власниця", "Керівник відділу", "Закупівлі"],
        cities: &["Львів", "Київ", "Чернівці"],
        phones: &["+380 44 0## ####", "+380 32 0## ####"],
        notes: &["Просить передзвонити ввечері", "Порівнює з іншою пропозицією"],
        currency: "UAH",
        per_euro: 48,
    },
    Locale {
        weight: 1,
        order: Order::GivenFirst,
        given: &[
            "Аница=anica", "Бранко=branko", "Вукашин=vukasin", "Ђорђе=djordje", "Јелена=jelena",
            "Љубица=ljubica",
        ],
        family: &[
            "Илић=ilic", "Јовановић=jovanovic", "Ковачевић=kovacevic", "Ђурић=djuric",
            "Њежић=njezic",
        ],
        companies: &["Воћар д.о.о.", "Књижара Ћилим"],
        roles: &["Власник", "Директорка"],
        cities: &["Нови Сад", "Ниш"],
        phones: &["+381 11 0## ####"],
        notes: &["Звати после подне"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 1,
        order: Order::GivenFirst,
        given: &["გიორგი=giorgi", "ლევან=levan", "მარიამ=mariam", "ნინო=nino", "თამარ=tamar"],
        family: &[
            "ბერიძე=beridze", "გელაშვილი=gelashvili", "კაპანაძე=kapanadze", "მაისურაძე=maisuradze",
        ],
        companies: &["ვაზის ბაღი", "მთის პური"],
        roles: &["დირექტორი", "მფლობელი"],
        cities: &["თბილისი", "ბათუმი"],
        phones: &["+995 32 0## ####"],
        notes: &["ხვალ დავურეკოთ"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 3,
        order: Order::GivenFirst,
        given: &[
            "أحمد=ahmad", "أمينة=amina", "خالد=khalid", "رانيا=rania", "سلمى=salma", "طارق=tariq",
            "عمر=omar", "فاطمة=fatima", "ليلى=layla", "يوسف=yusuf",
        ],
        family: &[
            "البستاني=albustani", "التميمي=altamimi", "الحداد=alhaddad", "الخطيب=alkhatib",
            "الزين=alzein", "الصباغ=alsabbagh", "العطار=alattar", "منصور=mansour", "نجار=najjar",
        ],
        companies: &["بيت القهوة", "شركة الواحة للتجارة", "مكتبة النخيل", "مصنع الهلال ٢٠٠٠"],
        roles: &["المديرة العامة", "صاحب المحل", "مدير المشتريات"],
        cities: &["عمّان", "الإسكندرية", "دبي"],
        phones: &["+20 2 0### ####", "+962 6 0## ####", "٠٢ ٠### ####"],
        notes: &[
            "يفضّل الاتصال بعد صلاة الظهر", "طلبت عرض سعر باللغة العربية",
            "سيعود إلينا الأسبوع القادم",
        ],
        currency: "AED",
        per_euro: 4,
    },
    Locale {
        weight: 1,
        order: Order::GivenFirst,
        given: &[
            "آرش=arash", "پریسا=parisa", "ژاله=zhaleh", "کاوه=kaveh", "گلناز=golnaz", "مهسا=mahsa",
        ],
        family: &[
            "احمدی=ahmadi", "چراغی=cheraghi", "رضایی=rezaei", "کریمی=karimi", "نیک‌پور=nikpour",
        ],
        companies: &["چاپ ژرف", "فرش گلستان"],
        roles: &["مدیر خرید", "صاحب فروشگاه"],
        cities: &["شیراز", "تبریز"],
        phones: &["+98 21 0### ####", "۰۲۱ ۰### ####"],
        notes: &["بعد از نوروز تماس بگیرید"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 2,
        order: Order::GivenFirst,
        given: &[
            "אביגיל=avigail", "גיל=gil", "דנה=dana", "יונתן=yonatan", "מאיה=maya", "נועם=noam",
            "רות=rut", "שירה=shira",
        ],
        family: &[
            "אלון=alon", "בן־חיים=ben-haim", "גולן=golan", "כהן=cohen", "לוי=levi",
            "פרידמן=friedman", "שקד=shaked",
        ],
        companies: &["גן השקמים בע״מ", "מאפיית רימון", "סטודיו ים"],
        roles: &["בעלים", "מנהלת רכש", "סמנכ״ל"],
        cities: &["חיפה", "באר שבע"],
        phones: &["+972 3-0##-####", "+972-4-0## ####"],
        notes: &["לחזור אליה ביום ראשון", "מבקש הצעה בעברית"],
        currency: "ILS",
        per_euro: 4,
    },
    Locale {
        weight: 3,
        order: Order::GivenFirst,
        given: &[
            "अनीता=anita", "आरव=aarav", "इंदु=indu", "कविता=kavita", "दीपक=deepak", "मीरा=meera",
            "राजेश=rajesh", "श्रेया=shreya", "सुनील=sunil",
        ],
        family: &[
            "अग्रवाल=agrawal", "कुमार=kumar", "गुप्ता=gupta", "जोशी=joshi", "मिश्रा=mishra",
            "शर्मा=sharma", "सिंह=singh",
        ],
        companies: &["अमृत मिठाई घर", "गंगा ट्रेडर्स", "सूर्या सोलर प्रा. लि."],
        roles: &["मालिक", "खरीद प्रबंधक", "निदेशक"],
        cities: &["जयपुर", "लखनऊ", "पुणे"],
        phones: &["+91 11 0### ####", "+91-141-0## ####", "०११ ०### ####"],
        notes: &["शाम को फ़ोन करना बेहतर है", "दाम ज़्यादा लगा, फिर भी सोच रहे हैं"],
        currency: "INR",
        per_euro: 100,
    },
    Locale {
        weight: 1,
        order: Order::GivenFirst,
        given: &["অনন্যা=ananya", "তানভীর=tanvir", "নুসরাত=nusrat", "রফিক=rafiq", "সুমন=suman"],
        family: &["আহমেদ=ahmed", "চৌধুরী=chowdhury", "দাস=das", "রহমান=rahman", "সরকার=sarkar"],
        companies: &["পদ্মা ট্রেডার্স", "মিষ্টি মুখ"],
        roles: &["স্বত্বাধিকারী", "ব্যবস্থাপক"],
        cities: &["ঢাকা", "সিলেট"],
        phones: &["+880 2 0### ####", "০২ ০### ####"],
        notes: &["ঈদের পরে কথা বলবেন"],
        currency: "EUR",
        per_euro: 1,
    },
    Locale {
        weight: 2,
        order: Order::GivenFirst,
        given: &[
            "กมล=kamon", "จิราพร=jiraporn", "ณัฐวุฒิ=nattawut", "ปิยะ=piya", "มาลี=malee",
            "สมชาย=somchai", "อรุณ=arun",
        ],
        family: &[
            "แก้วมณี=kaewmanee", "ใจดี=jaidee", "ทองสุข=thongsuk", "บุญมา=boonma",
            "ศรีสวัสดิ์=srisawat",
        ],
        companies: &["ครัวใบเตย", "บริษัท ช้างน้อย จำกัด", "สวนมะลิ"],
        roles: &["เจ้าของร้าน", "ผู้จัดการฝ่ายจัดซื้อ"],
        cities: &["เชียงใหม่", "ขอนแก่น"],
        phones: &["+66 2 0## ####", "+66 53 0## ###"],
        notes: &["โทรกลับหลังสงกรานต์", "ขอใบเสนอราคาเป็นภาษาไทย"],
        currency: "THB",
        per_euro: 38,
    },
    Locale {
        weight: 4,
        order: Order::FamilyJoined,
        given: &[
            "静怡=jingyi", "浩然=haoran", "佳=jia", "俊杰=junjie", "美玲=meiling", "思远=siyuan", "晓梅=xiaomei",
            "宇航=yuhang",
        ],
        family: &[
            "陈=chen", "李=li", "林=lin", "欧阳=ouyang", "王=wang", "吴=wu", "张=zhang", "赵=zhao", "周=zhou",
        ],
        companies: &["长河贸易有限公司", "春风书店", "竹林茶馆", "北斗软件"],
        roles: &["总经理", "采购主管", "店主"],
        cities: &["杭州", "成都", "台北"],
        phones: &["+86 10 0### ####", "+886 2 0### ####", "（０１０）０### ####"],
        notes: &["春节以后再联系", "需要中文报价单", "价格可以，等老板决定"],
        currency: "CNY",
        per_euro: 8,
    },
    Locale {
        weight: 3,
        order: Order::FamilyFirst,
        given: &[
            "葵=aoi", "はるか=haruka", "健太=kenta", "まゆみ=mayumi", "直樹=naoki", "さくら=sakura", "翔=sho",
            "ユキ=yuki",
        ],
        family: &[
            "阿部=abe", "石川=ishikawa", "木村=kimura", "松本=matsumoto", "中村=nakamura", "佐々木=sasaki",
            "高橋=takahashi", "吉田=yoshida",
        ],
        companies: &["株式会社あさひ印刷", "パン工房こむぎ", "光洋トレーディング", "ふじ歯科クリニック"],
        roles: &["代表取締役", "購買担当", "店長"],
        cities: &["札幌", "名古屋", "福岡"],
        phones: &["+81 3-0###-####", "+81 52-0##-####", "０３-０###-####"],
        notes: &["来週もう一度お電話します", "見積もりを社内で検討中", "ご担当者様は水曜日がお休み"],
        currency: "JPY",
        per_euro: 165,
    },
    Locale {
        weight: 2,
        order: Order::FamilyJoined,
        given: &["민수=minsu", "서연=seoyeon", "수빈=subin", "영희=younghee", "지훈=jihoon", "하은=haeun"],
        family: &["강=kang", "김=kim", "박=park", "이=lee", "정=jeong", "최=choi", "황보=hwangbo"],
        companies: &["㈜푸른하늘", "달빛 베이커리", "한빛소프트웨어랩"],
        roles: &["대표", "구매 담당", "점장"],
        cities: &["부산", "대구"],
        phones: &["+82 2-0##-####", "+82 51-0##-####"],
        notes: &["다음 주에 다시 전화하기로 함", "견적서를 요청하셨음"],
        currency: "KRW",
        per_euro: 1_600,
    },
];
