/**
 * Plays a hosted video inside its frame. Loaded and called at the visitor's click: nothing is asked from
 * the host before. `video` is the `[data-video]` element; the player's address was built by our server.
 */
export function play(video) {
  const { embedUrl, title, provider, host } = video.dataset;
  const player = document.createElement("div");
  player.className = "video__player";
  const frame = document.createElement("iframe");
  frame.src = withAutoplay(embedUrl);
  frame.title = `Vidéo : ${title}`;
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  player.append(frame);
  video.querySelector(".video__poster").replaceWith(player);
  frame.focus();
  const notice = video.querySelector("[data-video-notice]");
  if (notice) notice.textContent = `Cette vidéo est lue depuis ${provider} (${host}), qui sait maintenant que vous la regardez.`;
}

/** The visitor asked to play: the player need not be asked twice. */
export function withAutoplay(address) {
  const url = new URL(address);
  url.searchParams.set("autoplay", "1");
  return url.href;
}
