/** The Markdown of questions: CommonMark with tables, strikethrough and math. */
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { math } from 'micromark-extension-math';
import type { Options } from 'react-markdown';

type Plugin = Extract<NonNullable<Options['remarkPlugins']>[number], (...args: never[]) => unknown>;

/**
 * A remark plugin for reading only. The usual ones also bring the way back to Markdown, footnotes and links found
 * in text: a third of the script for nothing that is used here.
 */
export const markdownSyntax: Plugin = function () {
  // Under these names remark-parse looks for extensions.
  Object.assign(this.data(), {
    // A line that begins with a tag is a paragraph like any other: a block of HTML would swallow its words.
    micromarkExtensions: [{ disable: { null: ['htmlFlow'] } }, gfmTable(), gfmStrikethrough(), math()],
    fromMarkdownExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), mathFromMarkdown()],
  });
};
