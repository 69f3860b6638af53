// Copying, and saying so.

const saidMs = 2500;

/** Makes a button copy a text. Where a browser has no clipboard, as over plain http from another machine, the button says that. */
export function copies(button, text) {
  const name = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'This browser cannot copy: select it';
    }

    setTimeout(() => { button.textContent = name; }, saidMs);
  });
}
