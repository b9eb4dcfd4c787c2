import { get, type IncomingMessage } from "node:http";
import { type AxeResults, source } from "axe-core";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { troubles } from "../../examples/browser/page/troubles.js";
import { bundleWithEsbuild } from "../package/bundle.js";
import { openPlace, type Place, type Visit, visit } from "./browser.js";

// A browser has to be started, and shares two cores with whatever else is tested.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

let place: Place;
let visits: Visit[] = [];

beforeAll(async () => {
  place = await openPlace();
});

afterAll(() => place.close());

/** Whatever a test does, none of the keys may reach the browser. */
afterEach(async () => {
  for (const opened of visits) {
    await expectNoSecretIn(opened);
    await opened.page.context().close();
  }
  visits = [];
  place.sent.length = 0;
  place.sandbox.reset();
});

async function expectNoSecretIn({ recording }: Visit): Promise<void> {
  expect(await recording.placesOf(...Object.values(place.secrets))).toEqual([]);
}

async function open(hash: string, options?: Parameters<typeof visit>[2]): Promise<Visit> {
  const opened = await visit(place, hash, options);
  visits.push(opened);
  return opened;
}

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const picture = {
  name: "new-logo.png",
  mimeType: "image/png",
  buffer: Buffer.concat([png, Buffer.alloc(1_000_000 - png.length)]),
};

/** Opens the first organization's dialog for a logo and chooses a file. Gives the organization's name. */
async function chooseLogo({ page, press, tabTo, titles }: Visit, file = picture): Promise<string> {
  const chooser = page.waitForEvent("filechooser");
  const [name = ""] = await titles();
  await press(name);
  await press("Upload a logo");
  await tabTo("Picture");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(file);
  return name;
}

/** Lets the page send no faster than this. */
async function slowDown({ page }: Visit, bytesPerSecond: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond };
  await session.send("Network.emulateNetworkConditions", conditions);
}

describe("with the keyboard alone", () => {
  it("turns the pages of a list, there and back", async () => {
    const { press, text, titles, page } = await open("clerk");
    const first = await titles();

    await press("Next");
    await page.locator(".summary", { hasText: "Page 2" }).waitFor();
    const second = await titles();
    await press("Previous");
    await page.locator(".summary", { hasText: "Page 1" }).waitFor();

    expect(await text(".summary")).toBe("Page 1: 10 organizations, 37 in all");
    expect(await titles()).toEqual(first);
    expect(second.filter((title) => first.includes(title))).toEqual([]);
  });

  it.each([
    ["clerk", "Search by name, slug or id", "Juniper"],
    ["permit", "Search by name, key or id", "Juniper"],
  ])("searches at %s", async (vendor, field, word) => {
    const { type, titles, page } = await open(vendor);

    await type(field, word);
    await page.waitForFunction((word) => {
      const names = [...document.querySelectorAll(".open")].map(({ textContent }) => textContent ?? "");
      return names.length > 0 && names.every((name) => name.includes(word));
    }, word);

    expect((await titles()).length).toBeGreaterThan(1);
  });

  it("goes from vendor to vendor, each with what it offers", async () => {
    const { press, page } = await open("clerk");
    const offers: Record<string, unknown> = {};

    for (const vendor of ["Permit.io", "OpenAI", "Polar", "Clerk"]) {
      await press(vendor);
      await page.locator("h1", { hasText: vendor }).waitFor();
      const createLabel = await page.locator(".toolbar .primary").textContent();
      offers[`${await page.locator("nav [aria-current]").textContent()}`] = [
        createLabel,
        await page.getByRole("searchbox").count(),
      ];
    }

    expect(offers).toEqual({
      "Permit.io": ["New organization", 1],
      OpenAI: ["Invite somebody", 0],
      Polar: ["Mint a token", 0],
      Clerk: ["New organization", 1],
    });
  });

  it("creates an organization", async () => {
    const { press, type, text, titles, page } = await open("clerk");

    await press("New organization");
    await type("Name", "Heliotrope Labs");
    await type("Slug", "heliotrope");
    await page.keyboard.press("Enter");

    expect(await text(".status:not(:empty)")).toBe("Heliotrope Labs is there.");
    expect((await titles())[0]).toBe("Heliotrope Labs");
  });

  it("renames an organization, and goes back to its line", async () => {
    const { press, type, text, titles, page } = await open("clerk");
    const [name = ""] = await titles();

    await press(name);
    await press("Rename");
    await type("Name", "Heliotrope Labs");
    await page.keyboard.press("Enter");

    expect(await text(".status:not(:empty)")).toBe(`${name} is now Heliotrope Labs.`);
    expect(await text(".open:focus")).toBe("Heliotrope Labs");
  });

  it("edits metadata as text: says what is no JSON, and takes away what was taken out", async () => {
    const { press, type, text, titles, page } = await open("clerk");
    const [name = ""] = await titles();
    await press(name);
    await press("Edit metadata");

    await type("Public metadata, as JSON", '{"plan": }');
    await press("Save");
    expect(await text(".problem:not(:empty)")).toMatch(/^This is not JSON: /);
    await type("Public metadata, as JSON", '{"seats": {"paid": 12, "free": 3}}');
    await press("Save");
    await page.locator(".status:not(:empty)").waitFor();
    await press(name);
    await press("Edit metadata");
    await type("Public metadata, as JSON", '{"seats": {"paid": 13}}');
    await press("Save");
    await page.getByRole("dialog").first().waitFor({ state: "detached" });
    await press(name);

    expect(JSON.parse(await text("dt:text('Public metadata') + dd"))).toEqual({ seats: { paid: 13 } });
  });

  it("uploads a logo: shows it, and how much of it is sent", async () => {
    const opened = await open("clerk");
    const { press, text, page } = opened;
    const name = await chooseLogo(opened);
    expect(await page.locator(".preview").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    expect(await text("figcaption")).toBe("new-logo.png, 1 MB");

    await slowDown(opened, 3_000_000);
    await page.evaluate(() => {
      const shares: number[] = [];
      Object.assign(window, { shares });
      const bar = document.querySelector("progress");
      if (bar) new MutationObserver(() => shares.push(bar.value)).observe(bar, { attributes: true });
    });
    await press("Upload");

    expect(await text(".status:not(:empty)")).toBe(`${name} has a new logo.`);
    const shares = await page.evaluate(() => (window as unknown as { shares: number[] }).shares);
    expect(shares.filter((share) => share > 0 && share < 1).length).toBeGreaterThan(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const [upload] = place.sandbox.requests.filter(({ operation }) => operation === "clerk.uploadOrganizationLogo");
    expect(upload?.form?.map(({ file }) => file?.size)).toEqual([1_000_000]);
    expect(await page.locator("img.badge").count()).toBe(1);
  });

  it("stops an upload", async () => {
    const opened = await open("clerk");
    const { press, text, page } = opened;
    await chooseLogo(opened);
    await slowDown(opened, 100_000);

    await press("Upload");
    await page.getByRole("button", { name: "Stop" }).waitFor();
    await page.keyboard.press("Escape");

    expect(await text("dialog .failure")).toMatch(/^You stopped it[\s\S]*AbortError/);
    expect(await page.getByRole("button", { name: "Upload", exact: true }).isVisible()).toBe(true);
  });

  it("refuses a file that is no picture before it is sent", async () => {
    const opened = await open("clerk");
    await chooseLogo(opened, { name: "logo.txt", mimeType: "text/plain", buffer: Buffer.from("a logo") });

    await opened.press("Upload");

    expect(await opened.text("dialog .failure")).toContain("file: Expected image/jpeg or image/png");
    expect(opened.recording.calls.filter((call) => call.startsWith("PUT"))).toEqual([]);
  });

  it("removes a logo where there is one", async () => {
    const { press, text, page } = await open("clerk");
    const name = await page.locator("li:has(:text-is('logo')) .open").first().textContent();

    await press(`${name}`);
    await press("Remove the logo");
    await press("Remove");

    expect(await text(".status:not(:empty)")).toBe(`${name} has no logo any more.`);
  });

  it("invites somebody", async () => {
    const { press, type, choose, text, titles } = await open("openai");

    await press("Invite somebody");
    await type("E-mail address", "mira@example.com");
    await choose("Role", "Owner: administers the organization");
    await press("Invite");

    expect(await text(".status:not(:empty)")).toBe("mira@example.com is invited.");
    expect((await titles())[0]).toBe("mira@example.com");
    expect(await text(".subtitle")).toBe("As owner");
  });

  it("mints a token, whose secret is shown once and copied", async () => {
    const { press, type, tabTo, text, page, recording } = await open("polar");

    await press("Mint a token");
    await type("Name", "Nightly report");
    await tabTo("orders:read");
    await page.keyboard.press("Space");
    await press("Mint");
    const secret = await page.getByLabel("Secret", { exact: true }).inputValue();
    await press("Copy");
    await page.getByText("Copied.").waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    await press("I have it, close");

    expect(secret).toMatch(/^polar_oat_\w+$/);
    expect(copied).toBe(secret);
    expect(await text(".status:not(:empty)")).toBe("Nightly report is minted, with 2 scopes.");
    // It came with one answer and is nowhere else, not even on the page.
    expect(await recording.placesOf(secret)).toEqual(["POST /api/polar/v1/organization-access-tokens/"]);
  });

  it("keeps the secret on the screen when Escape is pressed", async () => {
    const { press, type, page } = await open("permit");
    await press("New organization");
    await type("Name", "Heliotrope");
    await type("Key", "heliotrope");
    await press("Create");
    await page.getByLabel("Secret", { exact: true }).waitFor();

    await page.keyboard.press("Escape");

    expect(await page.getByLabel("Secret", { exact: true }).inputValue()).toMatch(/^permit_key_/);
  });

  it.each([
    ["clerk", " is deleted."],
    ["permit", " is deleted, for good on "],
    ["polar", " is deleted."],
    ["openai", " is deleted."],
  ])("deletes at %s, but not before it is confirmed", async (vendor, said) => {
    const { press, text, titles, page } = await open(vendor);
    const [name = "", second = ""] = await titles();
    const deletions = () => place.sandbox.requests.filter(({ method }) => method === "DELETE").length;

    await press(name);
    await press("Delete");
    await page.getByRole("heading", { name: /^Delete .*\?$/ }).waitFor();
    // What is safe has the focus.
    await page.keyboard.press("Enter");
    expect(await page.getByRole("heading", { name: /^Delete .*\?$/ }).count()).toBe(0);
    expect(deletions()).toBe(0);
    await press("Delete");
    await press("Delete");

    expect(await text(".status:not(:empty)")).toContain(said);
    expect(deletions()).toBe(1);
    expect((await titles())[0]).toBe(second);
  });

  it("shows where the focus is, at every stop", async () => {
    const { page } = await open("clerk");
    const unseen: string[] = [];

    for (let stop = 0; stop < 24; stop++) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return undefined;
        const widths = [null, "::after"].map((part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
          return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
        });
        return Math.max(...widths) >= 2 ? undefined : element.outerHTML;
      });
      if (hidden) unseen.push(hidden);
    }

    expect(unseen).toEqual([]);
  });
});

describe("what goes wrong, in words", () => {
  describe("by choice", () => {
    let opened: Visit;
    beforeAll(async () => {
      opened = await visit(place, "clerk");
    });
    afterEach(() => expectNoSecretIn(opened));
    afterAll(() => opened.page.context().close());

    const choose = async (label: string) => {
      await opened.choose("With every request", label);
      await opened.page.getByText(label === troubles.none ? "All works again." : `From now on: ${label}.`).waitFor();
    };

    it.each([
      [troubles["signed-out"], "You are not allowed to do this", "UnexpectedStatusError 403"],
      [troubles.unauthorized, "Clerk does not accept the server's key", "HttpError 401"],
      [troubles.forbidden, "Clerk does not allow this", "HttpError 403"],
      [troubles.missing, "Clerk answered 404, which it does not document here", "UnexpectedStatusError 404"],
      [troubles.conflict, "Clerk answered 409, which it does not document here", "UnexpectedStatusError 409"],
      [troubles.invalid, "Clerk does not accept this", "HttpError 422"],
      [troubles.limited, "Clerk has had too many requests", "HttpError 429"],
      [troubles.failing, "Clerk failed", "HttpError 500"],
      [troubles.undocumented, "Clerk answered 418, which it does not document here", "UnexpectedStatusError 418"],
      [troubles.html, "Clerk answered with something unreadable", "ResponseValidationError"],
    ])("%s: in place of a list", async (label, title, facts) => {
      await choose(label);

      await opened.press("Refresh");

      await opened.page.locator("main .failure", { hasText: facts }).waitFor();
      expect(await opened.text("main .failure-title")).toBe(title);
    });

    it.each([
      [troubles.down, "Clerk is not available"],
      [troubles.unreachable, "The server got no answer from the vendor"],
      [troubles.lost, "The server got no answer from the vendor"],
      [troubles.offline, "No answer came back"],
      [troubles.slow, "The answer took too long"],
    ])("%s: of a write, that it may have happened all the same", async (label, title) => {
      const { press, type, text, page } = opened;
      await choose(label);

      await press("New organization");
      await type("Name", "Heliotrope");
      await page.keyboard.press("Enter");

      expect(await text("dialog .failure-title")).toBe(title);
      expect(await text("dialog .failure")).toContain("It may have happened all the same: look at the list first.");
      await page.keyboard.press("Escape");
    });

    it("nothing more, once all works again", async () => {
      await choose(troubles.forbidden);
      await opened.press("Refresh");
      await opened.page.locator("main .failure").waitFor();

      await choose(troubles.none);
      await opened.press("Refresh");

      await opened.page.locator(".rows li").first().waitFor();
      expect(await opened.page.locator("main .failure").count()).toBe(0);
    });
  });

  it("puts what is wrong beside the field: before anything is sent", async () => {
    const { press, type, text, page } = await open("permit");

    await press("New organization");
    await type("Name", "Heliotrope");
    await type("Key", "helio trope");
    await press("Create");

    expect(await text("dialog .failure")).toContain("Nothing was sent. Correct it and try again.");
    expect(await text(".problem:not(:empty)")).toBe("Expected letters, digits, - and _.");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("key");
  });

  it("puts what is wrong beside the field: in the vendor's words", async () => {
    const { press, type, titles, text, page } = await open("clerk");
    const slug = await text(".subtitle");

    await press("New organization");
    await type("Name", (await titles())[0] ?? "");
    await type("Slug", slug);
    await press("Create");

    await page.locator("dialog .failure").waitFor();
    expect(await text(".problem:not(:empty)")).toMatch(/slug/i);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("slug");
  });
});

it("tells how many bytes of JavaScript came over the network, a vendor at a time", async () => {
  const { page, press, text } = await open("clerk");
  const told = async () => Number.parseFloat(await text("#loaded"));
  const sent = async () => {
    const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    const sizes = await Promise.all(names.filter((name) => name.endsWith(".js")).map(encodedBytes));
    return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10;
  };
  await expect.poll(told).toBe(await sent());
  const clerkAlone = await told();

  await press("Polar");
  await page.getByText("Mint a token").waitFor();

  await expect.poll(told).toBe(await sent());
  expect(await told()).toBeGreaterThan(clerkAlone);
});

/** What a browser gets, before it is unpacked. */
async function encodedBytes(url: string): Promise<number> {
  const headers = { "accept-encoding": "gzip, deflate, br, zstd" };
  const answer = await new Promise<IncomingMessage>((resolve) => get(url, { headers }, resolve));
  return (await answer.toArray()).reduce((sum, chunk: Buffer) => sum + chunk.length, 0);
}

describe("a secret key in a page", () => {
  it("is refused with words, and nothing is sent", async () => {
    const { press, text, page, recording } = await open("clerk");
    const callsBefore = [...recording.calls];

    await press("Use a secret key in this page");

    expect(await text("#key-outcome .failure")).toMatch(/^A secret key has no place in a page[\s\S]*nothing sent/);
    expect(await text("#key-outcome .facts")).toContain("CredentialError");
    expect(recording.calls).toEqual(callsBefore);
    expect(await page.locator("main .failure").count()).toBe(0);
  });

  it("is a CredentialError at every vendor, and no request", async () => {
    const { page, recording } = await open("clerk");
    const callsBefore = [...recording.calls];
    const requestsBefore = place.sandbox.requests.length;
    const script = await bundleWithEsbuild(`
      import { ClerkCore, listOrganizations } from "orgkit/clerk";
      import { listInvites, OpenAICore } from "orgkit/openai";
      import { listOrganizations as listPermitOrganizations, PermitCore } from "orgkit/permit";
      import { organizationAccessTokensList, PolarCore } from "orgkit/polar";

      const key = "0123456789abcdef0123456789abcdef";
      const calls = [
        [organizationAccessTokensList, PolarCore, "polar_oat_" + key],
        [listInvites, OpenAICore, "sk-admin-" + key],
        [listOrganizations, ClerkCore, "sk_live_" + key],
        [listPermitOrganizations, PermitCore, "permit_key_" + key],
      ];
      const options = calls.flatMap(([list, Core, accessToken]) => [
        [list, new Core({ accessToken })],
        [list, new Core({ accessToken: () => accessToken, baseUrl: "/api/vendor" })],
      ]);
      globalThis.outcomes = Promise.all(
        options.map(async ([list, core]) => {
          const { error, meta } = await list(core);
          return [error.name, error.reason, meta.attempts];
        }),
      );
    `);

    const outcomes = await page.evaluate(`(async () => { ${script}; return globalThis.outcomes; })()`);

    expect(outcomes).toEqual(Array(8).fill(["CredentialError", "browser", 0]));
    expect(recording.calls).toEqual(callsBefore);
    expect(place.sandbox.requests).toHaveLength(requestsBefore);
  });
});

/** Brings about every kind of thing that the page shows, and calls back at each. */
async function tour({ page, press, type, titles }: Visit, stop: (what: string) => Promise<void>): Promise<void> {
  await stop("list");
  await press((await titles())[0] ?? "");
  await stop("item");
  await press("Edit metadata");
  await type("Public metadata, as JSON", "[]");
  await press("Save");
  await stop("wrong field");
  await page.keyboard.press("Escape");
  await press("Delete");
  await stop("confirmation");
  await page.keyboard.press("Escape");
  await press("Upload a logo");
  await stop("logo");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await press("Polar");
  await page.locator(".rows li", { hasText: "Webhook worker" }).first().waitFor();
  await press("Mint a token");
  await stop("form");
  await type("Name", "Nightly report");
  await press("Mint");
  await page.getByLabel("Secret", { exact: true }).waitFor();
  await stop("secret");
  await press("I have it, close");
  await page.locator(".status:not(:empty)").waitFor();
  await stop("status");
  place.sandbox.addFaults({ vendor: "polar", status: 403 });
  await press("Refresh");
  await page.locator("main .failure").waitFor();
  await stop("failure");
}

it.each(["light", "dark"] as const)("has no finding of axe in %s", async (colorScheme) => {
  const opened = await open("clerk", { colorScheme });
  const findings: string[] = [];
  await opened.page.evaluate(source);

  await tour(opened, async (what) => {
    // What is behind a dialog cannot be reached.
    const { violations }: AxeResults = await opened.page.evaluate(
      `axe.run([...document.querySelectorAll("dialog")].at(-1) ?? document)`,
    );
    for (const { id, impact, nodes } of violations) findings.push(`${what}: ${impact} ${id} ${nodes[0]?.html}`);
  });

  expect(findings).toEqual([]);
});

it("fits on a screen of 360 pixels", async () => {
  const opened = await open("clerk", { viewport: { width: 360, height: 740 } });
  const tooWide: string[] = [];

  await tour(opened, async (what) => {
    const widths = await opened.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("dialog")].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      ),
    );
    if (widths.some((width) => width > 0)) tooWide.push(what);
  });

  expect(tooWide).toEqual([]);
});
