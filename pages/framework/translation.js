/* Streamlit's own words in Vietnamese. It knows one language and no setting changes it; what it writes is looked for
   as it appears, whole texts only, and put back where the reader turns to English. Ours is never touched: it is
   Vietnamese already, or asked for in English. */
(() => {
  const texts = new Map(Object.entries(__TEXTS__));
  const patterns = Object.entries(__PATTERNS__).map(([from, to]) => [new RegExp(`^${from}$`), to]);
  const attributes = ["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt"];
  const originals = new WeakMap(); // what was there before, by node and attribute ("" is a text)
  const isEnglish = () => new URLSearchParams(location.search).get("lang") === "en";
  let language = isEnglish();

  function translated(text) {
    const bare = text.trim();
    if (!bare || bare.length > 300) return null;
    if (texts.has(bare)) return text.replace(bare, texts.get(bare));
    const found = patterns.find(([from]) => from.test(bare));
    return found ? bare.replace(...found) : null;
  }

  function put(node, name, text) {
    if (name) node.setAttribute(name, text);
    else node.data = text;
  }

  function visit(node, name, text) {
    const before = originals.get(node)?.[name];
    if (language) {
      if (before && before.after === text) put(node, name, before.text);
      return;
    }
    const after = translated(text);
    if (after === null || after === text) return;
    originals.set(node, { ...originals.get(node), [name]: { text, after } });
    put(node, name, after);
  }

  function walk(root) {
    if (root.nodeType === Node.TEXT_NODE) return visit(root, "", root.data);
    if (root.nodeType !== Node.ELEMENT_NODE || root.matches("script, style, [data-testid=stIconMaterial]")) return;
    for (const name of attributes) if (root.hasAttribute(name)) visit(root, name, root.getAttribute(name));
    for (const child of root.childNodes) walk(child);
  }

  function look(changes) {
    if (language !== isEnglish()) {
      language = !language;
      document.documentElement.lang = language ? "en" : "vi";
      return walk(document.body);
    }
    for (const { type, target, attributeName, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(walk);
      else if (type === "characterData") visit(target, "", target.data);
      else visit(target, attributeName, target.getAttribute(attributeName) ?? "");
    }
  }

  document.documentElement.lang = language ? "en" : "vi";
  walk(document.body);
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  });
})();
