import type { Page } from "playwright-core";
import type { Sent } from "./sent.js";

/** All that a browser received and kept. */
export interface Recording {
  /** What was asked of the server, without the page's own files. */
  readonly calls: readonly string[];
  /** The places where one of the texts occurs, in any spelling. */
  placesOf(...secrets: readonly string[]): Promise<string[]>;
}

/** Records from now on; `sent` is what the server answers. */
export function recordingOf(page: Page, origin: string, sent: readonly Promise<Sent>[]): Recording {
  const calls: string[] = [];
  const strangers: string[] = [];
  const lines: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol === "data:") return;
    if (url.origin !== origin) strangers.push(url.href);
    if (url.pathname.startsWith("/api/") || url.origin !== origin) calls.push(`${request.method()} ${url.pathname}`);
  });
  page.on("console", (line) => lines.push(line.text()));
  page.on("pageerror", (error) => lines.push(`${error.stack}`));

  const received = async (): Promise<[place: string, text: string][]> => {
    if (strangers.length > 0) throw new Error(`The page asked others: ${strangers.join(", ")}`);
    const answers = await Promise.all(sent);
    const kept = await page.evaluate(async () => ({
      html: document.documentElement.outerHTML,
      values: [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value),
      local: { ...localStorage },
      session: { ...sessionStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      history: [location.href, JSON.stringify(history.state), window.name],
    }));
    const cookies = await page.context().cookies();
    return [
      ...answers.map(({ what, text }): [string, string] => [what, text]),
      ...Object.entries({ ...kept, cookies, console: lines }).map(([place, value]): [string, string] => [
        place,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ];
  };

  return {
    calls,
    async placesOf(...secrets) {
      const spellings = secrets.flatMap(spellingsOf);
      const found = (await received()).filter(([, text]) => spellings.some((spelling) => text.includes(spelling)));
      return found.map(([place]) => place);
    },
  };
}

/** A text as it is, percent-encoded, in hex, and in Base64 wherever in a longer text it stands. */
function spellingsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.from("x".repeat(offset) + secret)
      .toString("base64")
      // What depends on the neighbours is left out.
      .slice(offset && 4, -4),
  );
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString("hex"), ...base64];
}
