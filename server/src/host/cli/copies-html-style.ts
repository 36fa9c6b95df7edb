/** Readable on a phone and on paper, in the reader's own light or dark. */
export const STYLE = `:root { --ground: #fff; --text: #1f2328; --quiet: #59636e; --line: #d1d9e0; --card: #f6f8fa;
  --gone: #ffebe9; --gone-text: #82071e; --new: #dafbe1; --new-text: #0a5c25; --proven: #9a6700; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #0d1117; --text: #e6edf3; --quiet: #9198a1; --line: #3d444d; --card: #151b23;
    --gone: #4b1113; --gone-text: #ffc1ba; --new: #12331d; --new-text: #9be9a8; --proven: #d29922; --link: #79c0ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0; scroll-margin-top: 1rem; }
h2 + p { color: var(--quiet); margin-top: .25rem; }
h3 { font-size: 1rem; margin: 0; }
a { color: var(--link); }
nav a { display: inline-block; padding: .4rem .8rem; margin: 0 .3rem .3rem 0; border: 1px solid var(--line);
  border-radius: 2rem; text-decoration: none; }
article { border: 1px solid var(--line); border-left-width: .3rem; border-radius: .5rem; padding: .8rem 1rem;
  margin: 1rem 0; background: var(--card); }
article.error, article.warning { border-left-color: var(--proven); }
article p { margin: .4rem 0; }
.meta { color: var(--quiet); font-size: .875rem; }
.place { font-weight: 600; margin-top: .9rem; }
.place code { display: block; font-weight: 400; font-size: .8125rem; color: var(--quiet); }
blockquote { margin: .5rem 0 0; padding: .6rem .8rem; border-radius: .4rem; background: var(--ground);
  border: 1px solid var(--line); white-space: pre-line; }
del { background: var(--gone); color: var(--gone-text); }
ins { background: var(--new); color: var(--new-text); text-decoration: underline; text-underline-offset: .15em; }
@media print { article { break-inside: avoid; } }
`;
