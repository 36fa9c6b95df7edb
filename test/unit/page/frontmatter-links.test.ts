import { describe, expect, it } from 'vitest';
import { printDestination } from '../../../server/src/page/destination';
import { parsePage } from '../../../server/src/page/parse';

/** The links of a frontmatter, those that are guesses with a question mark and those that are shown with an exclamation mark. */
function read(...lines: string[]): string[] {
  const { links, text } = parsePage(`---\n${lines.join('\n')}\n---\n\n# T\n`);
  return links.map(({ destination: { start, end }, guess, embeds }) =>
    [text.slice(start, end), guess ? '?' : '', embeds ? '!' : ''].join(''),
  );
}

describe('the links of a frontmatter', () => {
  it('are paths under keys that hold them', () => {
    expect(
      read(
        'redirect_to: /pay/#day # here',
        'related: [../a.md, "./b.md", \'/c\']',
        'see_also:',
        '  - title: D',
        '    url: /d/',
        'prev: { text: E, link: /e }',
        'next: https://example.com/f/',
        'image: /img/g.png',
        'ogImage:',
        '  src: ./h.png',
        '  alt: /h',
        'hero:',
        '  image: /i.svg',
        '  actions: [{ link: /j/ }]',
      ),
    ).toEqual([
      '/pay/#day',
      '../a.md',
      './b.md',
      '/c',
      '/d/',
      '/e',
      'https://example.com/f/',
      '/img/g.png!',
      './h.png!',
      '/i.svg!',
      '/j/',
    ]);
  });

  it('are guesses where the key says nothing, or the path does not say where it starts', () => {
    expect(read('where: /a/', 'file: data/b.pdf', 'image: c.png', 'items: [{ url: /e/ }]')).toEqual([
      '/a/?',
      'data/b.pdf?',
      'c.png?!',
      '/e/?',
    ]);
  });

  it.each([
    ['where the page is or was', 'permalink: /a/', 'url: /b/', 'slug: /c', 'redirect_from: [/d/]', 'aliases: [/e/]'],
    ['words', 'title: /a/', 'description: ./b.md', 'prev: Back to the start', 'tags: [a/b.md]'],
    ['files of the site', 'layout: layouts/page.html', 'template: /x.html'],
    ['no path', 'a: /', 'c: 1/2', 'd: //x', 'e: https://x.y/z', 'image: "{{ x }}/y.png"'],
    ['no plain text', 'image: "/a\\u0062.png"', 'x: &x /a/', 'image: |', '  /a.png', 'related: *x'],
  ])('are none of these: %s', (_, ...lines) => {
    expect(read(...lines).filter((link) => link !== '/a/?')).toEqual([]);
  });

  it('are none in what no site reads', () => {
    expect(parsePage('\n---\nimage: /a.png\n---\n').links).toEqual([]);
  });

  it.each([
    ['image: /a.png', '/b c,d.png', 'image: /b%20c%2Cd.png'],
    ['image: "/a.png" # x', '/b c,d.png', 'image: "/b%20c,d.png" # x'],
    ["related: ['./a.md']", "./it's.md", "related: ['./it%27s.md']"],
    ['related: [./a.md, ./b.md]', '1, 2.md', 'related: ["1,%202.md", ./b.md]'],
    ['related: ./a.md', '%C3%BC/b.md', 'related: "%C3%BC/b.md"'],
  ])('are written as YAML: %s with %s', (before, url, after) => {
    const { links, text } = parsePage(`---\n${before}\n---\n`);
    const [link] = links;
    if (link === undefined) throw new Error('No link was read');
    const { start, end } = link.destination;
    const now = text.slice(0, start) + printDestination(link, text, url) + text.slice(end);
    expect(now).toBe(`---\n${after}\n---\n`);
    expect(decodeURIComponent(parsePage(now).links[0]?.url ?? '')).toBe(decodeURIComponent(url));
  });
});
