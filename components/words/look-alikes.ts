/** Scripts that have letters which look like those of another; the ones that stand beside Latin names in practice. */
const SCRIPTS: readonly (readonly [word: string, letter: RegExp])[] = [
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
  ["Coptic", /\p{Script=Coptic}/u],
  ["Lisu", /\p{Script=Lisu}/u],
];

/** Letters of theirs that are read as Latin ones (from confusables.txt). */
const READ_AS_LATIN = new Set("асеһіјӏԁԛѕорхуүԝАВСЕНІЈӀКМОРԚЅТХУҮԜαγικνορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧᎠᎡᎢᎩᎪᎫᎬᎳᎷᎻᎽᏀᏃᏎᏏᏒᏔᏕᏙᏚᏞᏟᏢᏦᏧ");

const ASCII = /^[\p{ASCII}]*$/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN = /\p{Script=Latin}/u;

/**
 * What to warn of in a name that can be taken for another: the scripts whose letters stand among Latin ones in one word or
 * make up a word that reads as Latin, and `styled` for letters and digits drawn as another character (`ｃｉ`, `𝐜𝐢`). A name
 * that is plainly written in another script, or in several, word by word, is no warning.
 * @see https://www.unicode.org/reports/tr39/ Unicode security mechanisms, sections 4 and 5
 */
export function lookAlikes(name: string): string[] {
  if (ASCII.test(name)) return [];
  const words = name.match(WORD) ?? [];
  const found = SCRIPTS.filter(([, letter]) => {
    const ofIt = words.filter((word) => letter.test(word));
    const mixed = ofIt.some((word) => scriptsIn(word) > 1);
    const plain = ofIt.some((word) => [...word].some((one) => letter.test(one) && !READ_AS_LATIN.has(one)));
    return mixed || (ofIt.length > 0 && !plain);
  });
  const styled = words.some((word) => [...word].some(isStyled));
  return [...found.map(([word]) => word), ...(styled ? ["styled"] : [])];
}

function scriptsIn(word: string): number {
  return [LATIN, ...SCRIPTS.map(([, letter]) => letter)].filter((script) => script.test(word)).length;
}

function isStyled(character: string): boolean {
  return character > "\u007f" && /^[a-z0-9]+$/i.test(character.normalize("NFKC"));
}
