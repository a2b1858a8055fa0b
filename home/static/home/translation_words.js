// Words that wagtail-localize's editor has in English only: they are said in the language of who
// reads, whenever its script draws them.
const words = JSON.parse(document.getElementById("editor-words").textContent);
const editor = document.querySelector(".js-translation-editor");
const say = () => {
  const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (words[text.data]) text.data = words[text.data];
  }
};
new MutationObserver(say).observe(editor, { childList: true, subtree: true });
say();
