export const HELP = `Checks the links, the frontmatter and the copied passages of a Markdown handbook as its published site sees them.

  handbook-keeper check [folder]    say what is wrong
      --fixes                       with proposals, best first
      --only <rule>                 these rules alone, e.g. 'link/*'; may come several times
      --pages <page>                report on these pages alone, e.g. 'product/**'; may come several times
      --format text|json            how to say it; text when not given
      --no-history                  ask the git history for nothing
      --quiet                       errors alone

  handbook-keeper copies [folder]   list passages that stand on several pages, and what differs
      --format text|json|html       how to say it; html is one file to be read in a browser
      --hints                       those that are likely meant to be as they are, too
      --no-history                  ask the git history for nothing

  handbook-keeper fix [folder]      make the repairs that are nearly certain
      --only <rule>                 for these rules alone; may come several times
      --dry-run                     write nothing, print the changes as a unified diff

  handbook-keeper lsp --stdio       the language server, for any editor

  --help, --version

The folder is the current one when none is given. Exit status: 0 when nothing is wrong at error level,
1 when something is, 2 when it could not run. The status of "copies" is 0 whatever it finds.
`;
