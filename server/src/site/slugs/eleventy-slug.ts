import type { SlugDialect } from './dialect';
import { lettersOf, withoutAccents } from './letters';
import { markdownItAnchor } from './markdown-it-anchor';

const GREEK = 'αa βb γg δd εe ζz ηh θ8 ιi κk λl μm νn ξ3 οo πp ρr ςs σs τt υy φf χx ψps ωw';
const CYRILLIC =
  'аa бb вv гg дd еe ёyo жzh зz иi йj кk лl мm нn оo пp рr сs тt уu фf хh цc чch шsh щsh ъu ыy ь эe юyu яya єye іi їyi';
const ARABIC =
  'ءa آaa أa ؤu إi ئe اa بb ةh تt ثth جj حh خkh دd ذth رr زz سs شsh صs ضdh طt ظz عa غgh فf قq كk لl مm نn هh وw ىa يy';
const LATIN = 'æae œoe øo łl đdj ðd þth ßss ıi ƒf əe';
const LETTERS = lettersOf(`${GREEK} ${CYRILLIC} ${ARABIC} ${LATIN}`);
const SIGNS = new Map(
  Object.entries({
    $: 'dollar',
    '%': 'percent',
    '&': 'and',
    '<': 'less',
    '>': 'greater',
    '|': 'or',
    '¢': 'cent',
    '£': 'pound',
    '¥': 'yen',
    '€': 'euro',
    '©': '(c)',
    '®': '(r)',
    '™': 'tm',
    ª: 'a',
    º: 'o',
    '–': '-',
    '‘': "'",
    '’': "'",
    '“': '"',
    '”': '"',
    '„': '"',
    '†': '+',
    '•': '*',
    '…': '...',
    '∞': 'infinity',
    '♥': 'love',
    '-': ' ',
  }),
);

/** markdown-it-anchor with Eleventy's older `slug` filter: the package `slugify`, signs in words, some of them kept. */
export const eleventySlug: SlugDialect = {
  ...markdownItAnchor,
  slug: (text) =>
    [...text.normalize()]
      .map((character) => written(character).replace(/[^\w\s$*+~.()'"!\-:@]/g, ''))
      .join('')
      .trim()
      .replace(/\s+/g, '-')
      .toLowerCase(),
};

function written(character: string): string {
  const letter = character.toLowerCase();
  return SIGNS.get(character) ?? LETTERS.get(letter) ?? LETTERS.get(withoutAccents(letter)) ?? withoutAccents(letter);
}
