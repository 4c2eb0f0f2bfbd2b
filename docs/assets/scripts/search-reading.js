/* What a query may mean: each word half typed or misspelt, split, joined, or said in another way. */
(() => {
  "use strict";
  const own = globalThis.actionplanSearch;
  const { stem } = own;
  const MOST_KEPT = 2000;
  const most = (map, key, value) => value > (map.get(key) ?? 0) && map.set(key, value);

  own.kept = new Map(); // what was worked out for words and phrases, until more words arrive
  const keep = (key, work) => {
    if (!own.kept.has(key)) {
      if (own.kept.size > MOST_KEPT) own.kept.clear();
      own.kept.set(key, work());
    }
    return own.kept.get(key);
  };

  /** Whether a word names one who does something: an interpreter is not what was interpreted. */
  const doer = (word) => /[eo]rs?$/.test(word);
  const stands = (word) => own.knows(word) || own.stems.has(stem(word));

  /**
   * The known words that a typed word may be, each with how sure that is.
   * @param {boolean} last whether it may still be half typed
   */
  const readings = (word, last) => {
    const found = new Map();
    for (const form of [word, own.number(word)].filter(Boolean)) {
      for (const other of own.stems.get(stem(form)) ?? []) {
        most(found, other, other === form ? 1 : doer(form) === doer(other) ? 0.93 : 0.66);
      }
    }
    const exact = found.size > 0;
    if (last && word.length > 1) {
      for (const other of own.beginning(word)) most(found, other, 0.6 + (0.35 * word.length) / other.length);
    }
    if (exact || own.typed.has(word)) return { words: found, slip: "" };
    const begun = found.size > 0;
    let slip = "";
    for (const [near, off] of own.nearest(word, own.sorted, last)) {
      if (own.filling.has(near) || own.filling.has(stem(near))) continue;
      if (!begun) slip ||= near;
      const sure = (off > 1 ? (word.length > 8 ? 0.74 : 0.66) : word.length > 5 ? 0.9 : 0.8) - (begun ? 0.05 : 0);
      for (const other of own.stems.get(stem(near))) most(found, other, other === near ? sure : sure - 0.02);
    }
    return { words: found, slip };
  };

  /** Where any of some words stands: entries by their names, pieces of text, and the words found. */
  const places = (words) => {
    const hit = { titles: new Map(), pieces: new Map(), shown: new Set(words.keys()) };
    for (const [word, sure] of words) {
      for (const entry of own.titles.get(word) ?? []) most(hit.titles, entry, sure);
      for (const entry of own.calls.get(word) ?? []) most(hit.titles, entry, 0.6 * sure);
      for (const piece of own.places(word)) most(hit.pieces, piece, sure);
    }
    return hit;
  };

  const read = (word, last) =>
    keep(`${word} ${last}`, () => {
      const { words, slip } = readings(word, last);
      return { slip, hit: places(words) };
    });

  /** Where all words of a phrase stand together: in one name, or in one piece and its entry's name. */
  const together = (phrase) =>
    keep(phrase.join("+"), () => {
      const hits = phrase.map((word) => read(word, false).hit);
      if (hits.length === 1) return hits[0];
      const hit = { titles: new Map(), pieces: new Map(), shown: new Set(hits.flatMap((one) => [...one.shown])) };
      for (const entry of hits[0].titles.keys()) {
        most(hit.titles, entry, Math.min(...hits.map((one) => one.titles.get(entry) ?? 0)));
      }
      for (const piece of new Set(hits.flatMap((one) => [...one.pieces.keys()]))) {
        const entry = own.pieces[piece];
        const sure = hits.map((one) => Math.max(one.pieces.get(piece) ?? 0, one.titles.get(entry) ?? 0));
        most(hit.pieces, piece, Math.min(...sure));
      }
      return hit;
    });

  /** Which typed word of a synonym may be meant by one that is neither known nor such a word. */
  const nearTyped = (word) =>
    keep(`${word} typed`, () => {
      if (stands(word) || own.typed.has(word)) return new Set();
      return new Set(own.nearest(word, own.typed.keys(), false).map(([other]) => stem(other)));
    });

  /** How sure a typed word is a word of a synonym, which is given by its stem. */
  const alike = (word, wanted, last) => {
    if (stem(word) === wanted) return 1;
    if (last && word.length > 2 && wanted.startsWith(word)) return 0.8;
    return nearTyped(word).has(wanted) ? 0.88 : 0;
  };

  /** Other ways to say the words of a query: which words, the phrases, and how sure each is. */
  const others = (words) => {
    const found = [];
    const say = (from, to, phrases, sure) => phrases.forEach((phrase) => found.push({ from, to, phrase, sure }));
    words.forEach((word, at) => {
      const next = words[at + 1] ?? "";
      const law = /^s(\d+)$/.exec(word);
      if (law) say(at, at, [["section", law[1]]], 0.95);
      if (/^s(ec|ect|ection)?$/.test(word) && /^\d+$/.test(next)) say(at, at + 1, [["section", next], [`s${next}`]], 0.95);
      if (next && stands(word + next)) say(at, at + 1, [[word + next]], 0.95);
      for (let cut = 2; !stands(word) && cut <= word.length - 2; cut += 1) {
        const pair = [word.slice(0, cut), word.slice(cut)];
        if (pair.every(stands)) say(at, at, [pair], 0.9);
      }
    });
    for (const { stems, means } of own.synonyms) {
      for (let at = 0; at + stems.length <= words.length; at += 1) {
        let sure = 1;
        for (let step = 0; sure && step < stems.length; step += 1) {
          sure = Math.min(sure, alike(words[at + step], stems[step], at + step === words.length - 1));
        }
        if (sure) say(at, at + stems.length - 1, means, (stems.length > 1 ? 0.9 : 0.82) * sure);
      }
    }
    return found;
  };

  /** The words that must be here before a query can be answered: its own, and those that may stand for them. */
  own.needs = (typed) => {
    const words = parted(typed);
    return [...words.flatMap((word) => [word, own.number(word) ?? word]), ...others(words).flatMap((one) => one.phrase)];
  };

  const parted = (words) => words.flatMap((word) => (own.knows(word) ? [word] : word.match(/\d+|\D+/g)));

  /** The words of a query as places to fill: all that may fill each, and how much each weighs. */
  own.slots = (typed) => {
    const words = parted(typed);
    const telling = words.some((word) => !own.filling.has(word));
    const slots = words.map((word, at) => {
      const last = at === words.length - 1;
      const { hit, slip } = read(word, last);
      return { word, slip, cut: last && at > 0 && word.length < 3, said: false, hits: [{ hit, sure: 1 }], counted: !telling || !own.filling.has(word) };
    });
    for (const { from, to, phrase, sure } of others(words)) {
      const hit = together(phrase);
      if (!hit.titles.size && !hit.pieces.size) continue;
      for (const slot of slots.slice(from, to + 1)) {
        slot.hits.push({ hit, sure });
        slot.said = true;
      }
    }
    const counted = slots.filter((slot) => slot.counted);
    counted.forEach(weigh);
    // A word that stands nowhere weighs as much as the rarest that does; half a short word, nothing.
    const rarest = Math.max(0.3, ...counted.filter((slot) => slot.best.size).map((slot) => slot.weight));
    for (const slot of counted) if (!slot.best.size) slot.weight = Math.min(slot.weight, rarest);
    return counted.filter((slot) => slot.best.size || !slot.cut);
  };

  const weigh = (slot) => {
    slot.titles = new Map();
    slot.pieces = new Map();
    slot.best = new Map();
    for (const { hit, sure } of slot.hits) {
      hit.titles.forEach((value, entry) => most(slot.titles, entry, value * sure));
      hit.pieces.forEach((value, piece) => most(slot.pieces, piece, value * sure));
    }
    slot.titles.forEach((sure, entry) => most(slot.best, entry, sure));
    slot.pieces.forEach((sure, piece) => most(slot.best, own.pieces[piece], sure));
    const light = own.light.has(slot.word) || (slot.cut && !slot.said);
    slot.weight = Math.max(0.3, Math.log((1 + own.entries.length) / (1 + slot.best.size))) * (light ? 0.2 : 1);
  };
})();
