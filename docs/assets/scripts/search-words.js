/* Words: taken apart, brought to their stem, and found again when they are half typed or misspelt. */
(() => {
  "use strict";
  const own = (globalThis.actionplanSearch ??= {});

  /** The words of a text. `actionplan/search/words.py` takes apart what is indexed by the same rule. */
  own.split = (text) =>
    text
      .toLowerCase()
      .replaceAll("&", " and ")
      .replace(/['\u2018\u2019\u02bc`]/g, "")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];

  /** A text as its runs of letters and of digits: "A-1" and "a1" are one reference. */
  own.runs = (words) => words.flatMap((word) => word.match(/\d+|\D+/g)).join(" ");

  const STEMS = new Map(
    Object.entries({
      children: "child", childrens: "child", women: "woman", men: "man", midwives: "midwif",
      offence: "offend", offences: "offend", practise: "pract", practised: "pract",
      practising: "pract", met: "meet", held: "hold", told: "tell", sent: "send", gave: "give",
      given: "give", seen: "see", taken: "take", took: "take", left: "leave", kept: "keep",
      written: "write", wrote: "write", known: "know", found: "find", heard: "hear",
    }),
  );
  const ENDINGS = new Map(); // by their last letter, each with how much must be left of the word
  for (const [least, endings] of [
    [4, `isation ization istic ations ation ators ator ated ating ate ities ically ical ments ment ances
      ance ences ence ship ness able ible ally ures ure ive ism ist ity ery ors ers ful or er ic ly`],
    [5, "ions ion al"],
    [3, "ings ing ed es e"],
  ]) {
    for (const ending of endings.split(/\s+/)) {
      const last = ending.at(-1);
      ENDINGS.set(last, [...(ENDINGS.get(last) ?? []), [ending, ending.length + least]]);
    }
  }

  const kept = new Map();

  /** A word without its endings, so that "assessing" and "assessments" are one. */
  own.stem = (word) => {
    if (!kept.has(word)) kept.set(word, cut(word));
    return kept.get(word);
  };

  const cut = (word) => {
    if (STEMS.has(word)) return own.stem(STEMS.get(word));
    if (word.length < 4 || /\d/.test(word)) return word;
    let left = word.replace(/ies$/, "y").replace(/([^sui])s$/, "$1");
    for (let round = 0; round < 3; round += 1) {
      const found = ENDINGS.get(left.at(-1))?.find(([ending, least]) => left.length >= least && left.endsWith(ending));
      if (!found) break;
      left = left.slice(0, -found[0].length).replace(/([bdfglmnprt])\1$/, "$1");
    }
    return left;
  };

  const masks = new Map();
  /** The letters of a word as bits. */
  const letters = (word) => {
    if (!masks.has(word)) masks.set(word, [...word].reduce((bits, sign) => bits | (1 << (sign.charCodeAt(0) % 32)), 0));
    return masks.get(word);
  };
  const count = (bits) => {
    let number = 0;
    for (let rest = bits; rest; rest &= rest - 1) number += 1;
    return number;
  };

  /** How many letters are wrong, dropped, doubled or swapped; more than `most` counts as one more. */
  own.distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, place) => place);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        let cost = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        row.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[other.length];
  };

  /** How many wrong letters a word of this length may have: short words are other words soon. */
  own.slips = (word) => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2);

  /** Whether one short word is another with two letters swapped or one dropped. */
  const slipped = (word, other) =>
    other.length > word.length || (other.length === word.length && [...word].sort().join() === [...other].sort().join());

  /**
   * The known words nearest to one that is not known, each with how far it is off.
   * @param {string} word what was typed
   * @param {Iterable<string>} known words that may be meant
   * @param {boolean} half whether it may be only the beginning of a word
   */
  own.nearest = (word, known, half, most = own.slips(word)) => {
    let best = most;
    let found = [];
    const signs = letters(word);
    for (const other of most ? known : []) {
      // Most words differ in more letters than may be wrong: seen before anything is worked out.
      const others = letters(other);
      if (count(signs & ~others) > best || (!half && count(others & ~signs) > best)) continue;
      if (word.length === 4 && !slipped(word, other)) continue;
      let off = own.distance(word, other, best);
      if (off > best && half && word.length > 5 && other.length > word.length) {
        off = Math.min(
          own.distance(word, other.slice(0, word.length), best),
          own.distance(word, other.slice(0, word.length + 1), best),
        );
      }
      if (other[0] !== word[0] && (off > 1 || !(other[1] === word[0] || other[0] === word[1]))) continue;
      if (off < best) found = [];
      if (off <= best) found.push(other);
      best = Math.min(best, off);
    }
    return found.map((other) => [other, best]);
  };

  const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

  /** A number in the other way of writing it: "seven" and "7". */
  own.number = (word) =>
    NUMBERS.includes(word) ? String(NUMBERS.indexOf(word)) : /^\d+$/.test(word) ? NUMBERS[Number(word)] : undefined;
})();
