/* The index as it is looked up: entries with their names, and words with the places where they stand. */
(() => {
  "use strict";
  const own = globalThis.actionplanSearch;
  const { split, stem } = own;

  const FEW = 3; // letters
  const silent = new Set();
  const add = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));

  /** Takes the index: called by the file that `actionplan/search/index.py` writes. */
  own.index = (data) => {
    data.silent.forEach((word) => silent.add(word));
    own.filling = new Set([...data.silent, ...data.filling]);
    own.light = new Set(data.light);
    own.refwords = new Set(data.refwords);
    own.pieces = []; // for each piece of text the number of its entry
    own.titles = new Map(); // for each word the entries in whose names it stands
    own.calls = new Map(); // for each word the entries of a kind that it calls for
    own.texts = new Map(); // for each word its pieces, as differences
    own.stems = new Map(); // for each stem its words
    own.sorted = [];
    own.parts = new Map(data.parts.map((file) => [/-(.+)\./.exec(file)[1], file])); // those that are not here yet
    own.groups = new Map();
    own.refs = new Map();
    own.entries = data.entries.map(([kind, place, title, label, names, also, note, group, explains, actions, steps, pieces], number) => {
      const address = place || `areas/${label}/`;
      let use = 0;
      const uses = steps.map((step) => (use += step));
      const start = own.pieces.length;
      for (let one = 0; one < pieces; one += 1) own.pieces.push(number);
      if (group) add(own.groups, group, number);
      const called = [title, label, ...names].filter(Boolean).map(split);
      const entry = {
        number, address, title, label, group, start, room: address.split("/")[0], end: own.pieces.length,
        kind: data.kinds[kind], note: data.notes[note], explains, uses,
        names: called.map((name) => name.filter((word) => !silent.has(word))),
        exact: called.map((name) => name.filter((word) => !own.filling.has(word)).join(" ")),
        whole: called.map((name) => name.join(" ")),
      };
      new Set(entry.names.flat()).forEach((word) => add(own.titles, word, number));
      new Set(split(also)).forEach((word) => add(own.calls, word, number));
      if (address.startsWith("areas/") && label) {
        const ref = own.runs(split(label));
        own.refs.set(ref, [number, ""]);
        actions.forEach((id) => own.refs.set(`${ref} ${own.runs([String(id)])}`, [number, `#action-${id}`]));
      }
      return entry;
    });
    const meanings = (phrase) => split(phrase).filter((word) => !silent.has(word));
    own.synonyms = data.synonyms.flatMap(([words, means]) =>
      words.map((phrase) => ({ stems: split(phrase).map(stem), means: means.map(meanings) })),
    );
    own.typed = new Map(); // the words of which synonyms are made, by stem
    data.synonyms.flatMap(([words]) => words.flatMap(split)).forEach((word) => own.typed.set(word, stem(word)));
    known([...own.titles.keys(), ...own.calls.keys()]);
    if (!data.parts.length) own.words("", data.words);
  };

  /** Takes words with their places: one part of them, or all. */
  own.words = (name, text) => {
    for (const line of text.split("\n")) {
      const space = line.indexOf(" ");
      own.texts.set(line.slice(0, space), line.slice(space + 1));
    }
    known(text.split("\n").map((line) => line.slice(0, line.indexOf(" "))));
    own.parts.delete(name);
    own.kept?.clear();
  };

  const seen = new Set();
  const known = (words) => {
    for (const word of words) {
      if (seen.has(word)) continue;
      seen.add(word);
      add(own.stems, stem(word), word);
    }
    own.sorted = [...seen].sort();
  };

  own.knows = (word) => seen.has(word);

  /** The pieces in which a word stands; taken apart when first asked for. */
  own.places = (word) => {
    const found = own.texts.get(word) ?? [];
    if (typeof found !== "string") return found;
    let place = -1;
    const pieces = found.split(",").map((step) => (place += parseInt(step, 36)));
    own.texts.set(word, pieces);
    return pieces;
  };

  /** The pieces of an entry's text. */
  own.piecesOf = (entry) => Array.from({ length: entry.end - entry.start }, (_, at) => entry.start + at);

  /** The words that begin with some letters. */
  own.beginning = (letters) => {
    let low = 0;
    let high = own.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own.sorted[middle] < letters) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (own.sorted[low]?.startsWith(letters)) found.push(own.sorted[low++]);
    return found;
  };

  /**
   * The files of words that a query needs and that are not here yet. Very much begins with a few
   * letters: until there are more, names answer, and words of just these letters.
   */
  own.lacking = (words) =>
    [...own.parts]
      .filter(([name]) => words.some((word) => word.startsWith(name) || (word.length > FEW && name.startsWith(word))))
      .map(([, file]) => file);
})();
