/* C’est fait dans le Gers : donne à chaque cadre la hauteur de son contenu. Sans ce script, le cadre garde la sienne. */
(() => {
  const frames = () => document.querySelectorAll("iframe[data-fait-dans-le-gers]");
  addEventListener("message", ({ data, source, origin }) => {
    for (const frame of frames()) {
      if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
      const height = Number(data && data.hauteur);
      if (height >= 100 && height <= 20000) frame.style.height = `${height}px`;
    }
  });
  for (const frame of frames()) frame.contentWindow.postMessage("hauteur", "*");
})();
