import type { Result } from "orgkit";
import { openDialog } from "./dialog.ts";
import { h, newId } from "./dom.ts";
import type { ConsoleError } from "./errors.ts";
import { failureCard } from "./failure-card.ts";
import { sizeText } from "./format.ts";
import type { OnProgress } from "./progress-fetch.ts";

/** Makes the call that sends a picture. */
export type Upload = (
  file: File,
  onProgress: OnProgress,
  signal: AbortSignal,
) => Promise<Result<unknown, ConsoleError>>;

/** Lets somebody choose a picture, see it, and send it. Gives the picture that was sent. */
export function openLogoDialog(title: string, upload: Upload): Promise<File | undefined> {
  let previewUrl = "";
  const done = openDialog<File>(title, (dialog, close) => {
    const id = newId();
    const input = h("input", { type: "file", id, accept: "image/png,image/jpeg,image/gif,image/webp" });
    const picture = h("img", { alt: "Preview of the chosen picture", class: "preview" });
    const caption = h("figcaption");
    const preview = h("figure", { hidden: true }, picture, caption);
    const bar = h("progress", { max: 1, value: 0, "aria-label": "Upload" });
    const sent = h("p", { class: "hint" });
    const progress = h("div", { hidden: true }, bar, sent);
    const trouble = h("div");
    const send = h("button", { class: "primary", hidden: true }, "Upload");
    let running: AbortController | undefined;

    const choose = () => {
      const file = input.files?.[0];
      URL.revokeObjectURL(previewUrl);
      previewUrl = file ? URL.createObjectURL(file) : "";
      picture.src = previewUrl;
      caption.textContent = file ? `${file.name}, ${sizeText(file.size)}` : "";
      preview.hidden = !file;
      send.hidden = !file;
      progress.hidden = true;
      trouble.replaceChildren();
    };
    input.addEventListener("change", choose);
    const onProgress: OnProgress = (sentBytes, totalBytes) => {
      bar.value = sentBytes / totalBytes;
      sent.textContent =
        sentBytes < totalBytes
          ? `${sizeText(sentBytes)} of ${sizeText(totalBytes)} sent`
          : "All sent, waiting for Clerk";
    };
    const setBusy = (isBusy: boolean) => {
      progress.hidden = !isBusy;
      input.disabled = isBusy;
      send.textContent = isBusy ? "Uploading…" : "Upload";
      cancel.textContent = isBusy ? "Stop" : "Cancel";
    };
    const stop = () => {
      if (running) running.abort();
      else close();
    };
    dialog.addEventListener("cancel", (event) => {
      // A file chooser that is given up is told here, too.
      if (event.target !== dialog) return;
      event.preventDefault();
      stop();
    });
    const cancel = h("button", { type: "button", click: stop }, "Cancel");
    const onSubmit = async (event: Event) => {
      event.preventDefault();
      const file = input.files?.[0];
      if (!file || running) return;
      running = new AbortController();
      trouble.replaceChildren();
      onProgress(0, file.size);
      setBusy(true);
      const result = await upload(file, onProgress, running.signal);
      running = undefined;
      setBusy(false);
      if (result.ok) {
        close(file);
        return;
      }
      const card = failureCard(result);
      trouble.replaceChildren(card);
      card.focus();
    };
    return [
      h(
        "form",
        { novalidate: true, submit: onSubmit },
        h(
          "div",
          { class: "field" },
          h("label", { for: id }, "Picture"),
          h("p", { class: "hint" }, "PNG, JPEG, GIF or WebP, up to 10 MB"),
          input,
        ),
        preview,
        progress,
        trouble,
        h("div", { class: "buttons" }, cancel, send),
      ),
    ];
  });
  return done.finally(() => URL.revokeObjectURL(previewUrl));
}
