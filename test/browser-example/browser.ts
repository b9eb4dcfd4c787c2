import { serve } from "@hono/node-server";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from "playwright-core";
import { type Console, createConsole } from "../../examples/browser/console.js";
import { type Recording, recordingOf } from "./recording.js";
import { noting, type Sent } from "./sent.js";

/** The console, served, and a browser to visit it with. */
export interface Place extends Console {
  readonly url: string;
  readonly browser: Browser;
  /** What the server has answered. */
  readonly sent: Promise<Sent>[];
  close(): Promise<void>;
}

export async function openPlace(): Promise<Place> {
  const made = await createConsole();
  const sent: Promise<Sent>[] = [];
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>((resolve) => {
    const server = serve({ fetch: noting(made.app.fetch, sent), hostname: "127.0.0.1", port: 0 }, (info) =>
      resolve({ server, port: info.port }),
    );
  });
  const browser = await playwright.launch({ executablePath: await chromium.executablePath() });
  const close = async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { ...made, url: `http://127.0.0.1:${port}`, browser, sent, close };
}

/** A page of the console, used with the keyboard alone, and all that it received. */
export interface Visit {
  readonly page: Page;
  readonly recording: Recording;
  /** Presses Tab until the control with this name has the focus. */
  tabTo(name: string): Promise<void>;
  /** Goes to a button or a link and presses Enter. */
  press(name: string): Promise<void>;
  /** Goes to a field and types in place of what it holds. */
  type(name: string, text: string): Promise<void>;
  /** Goes to a choice and presses the arrow keys until it says this. */
  choose(name: string, option: string): Promise<void>;
  /** The text of the first element, once there is one. */
  text(selector: string): Promise<string>;
  titles(): Promise<string[]>;
}

export async function visit(
  { browser, url, sent }: Place,
  hash: string,
  options?: BrowserContextOptions,
): Promise<Visit> {
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const recording = recordingOf(page, url, sent);
  await page.goto(`${url}/#${hash}`);
  await page.locator(".rows li").first().waitFor();

  const tabTo: Visit["tabTo"] = async (name) => {
    const seen: string[] = [];
    while (seen.length < 60) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(nameOfFocused);
      if (focused === name) return;
      seen.push(focused);
    }
    throw new Error(`Tab does not reach "${name}", only ${seen.join(", ")}`);
  };
  return {
    page,
    recording,
    tabTo,
    async press(name) {
      await tabTo(name);
      await page.keyboard.press("Enter");
    },
    async type(name, text) {
      if ((await page.evaluate(nameOfFocused)) !== name) await tabTo(name);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(text);
    },
    async choose(name, option) {
      await tabTo(name);
      const chosen = page.locator("select:focus option:checked");
      await page.keyboard.press("Home");
      while ((await chosen.textContent()) !== option) await page.keyboard.press("ArrowDown");
    },
    text: async (selector) => `${await page.locator(selector).first().textContent()}`,
    titles: () => page.locator(".rows .open").allTextContents(),
  };
}

function nameOfFocused(): string {
  const element = document.activeElement as HTMLInputElement | null;
  const label = element?.getAttribute("aria-label") ?? element?.labels?.[0]?.textContent ?? element?.textContent;
  return label?.trim() ?? "";
}
