/** A key goes to what it stands beside; pressing it is left to Enter, so that nothing is decided by a slip of the hand. */
document.addEventListener('keydown', (event) => {
  const writing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (writing || event.ctrlKey || event.altKey || event.metaKey) return;
  const meant = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!(meant instanceof HTMLElement)) return;
  meant.focus();
  event.preventDefault();
});
