package dev.steadyscan.acceptance.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A block of code in a page, and the file that the page says it is from: the one that the last link
 * before it leads to.
 *
 * @param language what stands behind the fence; a block without is none of these
 * @param file the link's target, relative to the page
 */
record CodeBlock(String language, String file, String code) {
  private static final Pattern LINK_OR_BLOCK =
      Pattern.compile(
          "\\]\\(([^)#]+)\\)|^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** The blocks of a page that have a language. */
  static List<CodeBlock> of(String page) {
    List<CodeBlock> blocks = new ArrayList<>();
    String link = "";
    for (MatchResult found : LINK_OR_BLOCK.matcher(page).results().toList()) {
      if (found.group(1) != null) {
        link = found.group(1);
      } else if (!found.group(2).isEmpty()) {
        blocks.add(new CodeBlock(found.group(2), link, found.group(3)));
      }
    }
    return blocks;
  }
}
