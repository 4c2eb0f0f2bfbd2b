/* Which entries answer a query, and which comes first. */
(() => {
  "use strict";
  const own = globalThis.actionplanSearch;
  const { split } = own;
  const MOST_SIGNS = 300;
  const MOST_WORDS = 14;
  const MOST_RESULTS = 12;

  /** What counts where nothing of the query is in the name; what is named counts in full. */
  const ROOMS = { areas: 1, pathways: 0.98, briefings: 0.85, agencies: 0.6, oversight: 0.5, glossary: 0.5 };
  const OTHER_ROOM = 0.4;
  const NAMED = { oversight: 0.9 };
  /** How much of a query must be answered, by how many words it has: a wrong answer is worse than none. */
  const NEEDED = [0, 0.68, 0.74, 0.74, 0.56];
  const NEEDED_OF_LONG = 0.48;
  /** What a word counts that stands elsewhere on the page; of short queries only where the name fits. */
  const APART = 0.42;
  const APART_SHORT = 0.2;
  /** What is called just that comes before all else: an agency, then an acronym or a page. */
  const EXACT = 10;
  const EXACT_AGENCY = 20;
  const MEANING = /\b(means?|meaning|meant|stands? for|define|definition)\b|^what( i)?s (\S+ ?){1,2}$/;

  /** How much of a query an entry's name says, and how much of the name the query says: 0 to 1. */
  const nameOf = (entry, slots, total) => {
    let best = 0;
    for (const name of entry.names) {
      const said = new Set();
      let covered = 0;
      for (const slot of slots) {
        let most = 0;
        for (const { hit, sure } of slot.hits) {
          const value = (hit.titles.get(entry.number) ?? 0) * sure;
          const here = value ? name.filter((word) => hit.shown.has(word)) : [];
          if (here.length) most = Math.max(most, value);
          here.forEach((word) => said.add(word));
        }
        covered += most * slot.weight;
      }
      if (said.size) best = Math.max(best, (covered / total) ** 2 * (said.size / new Set(name).size));
    }
    return best;
  };

  /** The pieces of each entry in which any word of a query stands. */
  const spreadOf = (slots) => {
    const spread = new Map();
    for (const slot of slots) {
      for (const entry of slot.titles.keys()) if (!spread.has(entry)) spread.set(entry, new Set());
      for (const piece of slot.pieces.keys()) {
        const entry = own.pieces[piece];
        if (!spread.has(entry)) spread.set(entry, new Set());
        spread.get(entry).add(piece);
      }
    }
    return spread;
  };

  const sum = (slots, value) => slots.reduce((all, slot, at) => all + slot.weight * value(slot, at), 0);

  /** How much of a query one entry answers, at its best piece. */
  const answered = (entry, pieces, slots) => {
    const title = slots.map((slot) => slot.titles.get(entry.number) ?? 0);
    const fits = slots.length > 3 || (entry.room === "areas" && title.some((sure) => sure > 0.6));
    const apart = fits ? APART : APART_SHORT;
    const base = slots.map((slot, at) => Math.max(0.95 * title[at], apart * (slot.best.get(entry.number) ?? 0)));
    let best = sum(slots, (_, at) => base[at]);
    let where = -1;
    for (const piece of pieces) {
      const here = sum(slots, (slot, at) => Math.max(base[at], slot.pieces.get(piece) ?? 0));
      if (here > best) [best, where] = [here, piece];
    }
    return { best, where, titled: sum(slots, (_, at) => title[at]) };
  };

  const ranked = (words) => {
    const typed = words.join(" ");
    const asked = MEANING.test(typed);
    const slots = own.slots(words);
    const total = sum(slots, () => 1);
    const bare = slots.map((slot) => slot.word).join(" ");
    const cut = slots.at(-1)?.word !== words.at(-1);
    let found = [];
    for (const [number, pieces] of spreadOf(slots)) {
      const entry = own.entries[number];
      const { best, where, titled } = answered(entry, pieces, slots);
      const covered = best / total;
      if (covered < (NEEDED[slots.length] ?? NEEDED_OF_LONG)) continue;
      const named = nameOf(entry, slots, total);
      const begun = entry.whole.some((name) => name.startsWith(typed));
      // A word that the plan does not explain answers with where it is used.
      const weak = entry.room === "glossary" && !entry.explains && !asked && !(cut && begun);
      const room = ROOMS[entry.room] ?? OTHER_ROOM;
      const full = weak ? room : (NAMED[entry.room] ?? 1);
      const score =
        covered *
        (1 + (0.6 * titled) / total + (weak ? 0.2 : 1.2) * named + (begun && !weak ? 0.4 : 0)) *
        (room + (full - room) * named) *
        (1 + 0.03 * Math.log(1 + pieces.size)) *
        (asked && entry.room === "glossary" ? 1 + named : 1);
      const first = entry.room === "agencies" && !asked ? EXACT_AGENCY : EXACT;
      const exact = !weak && entry.exact.includes(bare) ? first : 0;
      found.push({ entry, score: score + exact, where, named, covered });
    }
    for (const { entry, named } of found.filter((one) => one.named > 0.6)) {
      for (const one of found) if (entry.uses.includes(one.entry.number)) one.score *= 1 + 0.4 * named;
    }
    found.sort((one, other) => other.score - one.score || one.entry.number - other.entry.number);
    const most = Math.max(...found.map((one) => one.covered));
    found = found.filter((one) => one.covered > 0.7 * most).slice(0, MOST_RESULTS);
    return { slots, found };
  };

  /** References in a query, in any form, and the words beside them. */
  const references = (words) => {
    const found = [];
    const rest = [];
    const plain = (word) => !own.refwords.has(word) && !own.filling.has(word);
    for (let at = 0; at < words.length; at += 1) {
      const ref = (size) => own.refs.get(own.runs(words.slice(at, at + size)));
      const size = [5, 4, 3, 2, 1].find((one) => at + one <= words.length && ref(one));
      // A bare number is a reference only where nothing else is asked.
      const bare = size === 1 && /^\d+$/.test(words[at]) && words.some((word) => word !== words[at] && plain(word));
      if (size && !bare) {
        found.push(ref(size));
        at += size - 1;
      } else rest.push(words[at]);
    }
    return [found, found.length ? rest.filter(plain) : words];
  };

  /** Bodies that belong together come together, the one that the plan names first. */
  const grouped = (found) => {
    const done = new Map();
    for (const one of found) {
      const group = one.named > 0.3 ? (own.groups.get(one.entry.group) ?? []) : [];
      for (const number of [...group, one.entry.number]) {
        const other = found.find((result) => result.entry.number === number) ?? { entry: own.entries[number], where: -1 };
        if (!done.has(number)) done.set(number, other);
      }
    }
    return [...done.values()];
  };

  /** The words of a query, as far as they are looked at. */
  own.asked = (query) =>
    split(query.slice(0, MOST_SIGNS)).filter((word) => word.length < 40).slice(0, MOST_WORDS);

  /**
   * Searches.
   * @param {string} query as typed
   * @returns {{slots: object[], results: object[]}} the words looked for, and the entries that answer,
   *   best first, each with the piece of text that says most of it (-1 for none)
   */
  own.search = (query) => {
    const [refs, rest] = references(own.asked(query));
    const { slots, found } = rest.length ? ranked(rest) : { slots: [], found: [] };
    const pinned = refs.map(([number, hash]) => ({ entry: own.entries[number], where: -1, hash }));
    const results = new Map();
    for (const one of [...pinned, ...grouped(found)]) if (!results.has(one.entry)) results.set(one.entry, one);
    return { slots, results: [...results.values()] };
  };

  /** A query near one that has no answer and that has one; empty if there is none. */
  own.nearer = (query, slots) => {
    const words = own.asked(query).map((word) => {
      const lost = slots.some((slot) => slot.word === word && !slot.best.size);
      const near = lost ? own.nearest(word, own.sorted, false, own.slips(word) && own.slips(word) + 1) : [];
      return near[0]?.[0] ?? word;
    });
    const nearer = words.join(" ");
    return nearer !== own.asked(query).join(" ") && own.search(nearer).results.length ? nearer : "";
  };
})();
