import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { setCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";
import { parse } from "hono/utils/cookie";
import { ClerkCore } from "orgkit/clerk/slim";
import { OpenAICore } from "orgkit/openai/slim";
import { PermitCore } from "orgkit/permit/slim";
import { PolarCore } from "orgkit/polar/slim";
import { createProxy } from "orgkit/proxy";
import { createSandbox, type Sandbox } from "orgkit/sandbox";
import { bundlePage } from "./bundle.ts";
import { faults } from "./faults.ts";
import { isTrouble, type Trouble } from "./page/troubles.ts";

/** The server's side of the console. */
export interface Console {
  readonly app: Hono<{ Bindings: HttpBindings }>;
  readonly sandbox: Sandbox;
  /** The keys that stay here. */
  readonly secrets: Readonly<Record<"polar" | "openai" | "clerk" | "permit", string>>;
}

/** Makes the server's side: the page, one proxy for each vendor, and the sandbox in the vendors' place. */
export async function createConsole(): Promise<Console> {
  const sandbox = createSandbox({ seed: "demo" });
  // An application has them in its environment. The sandbox takes any that look right.
  const secrets = {
    polar: `polar_oat_${randomText()}`,
    openai: `sk-admin-${randomText()}`,
    clerk: `sk_test_${randomText()}`,
    permit: `permit_key_${randomText()}`,
  };
  // An application has many sessions; here whoever opens the page is the one administrator.
  const session = randomText();
  let trouble: Trouble = "none";
  const hasSession = (request: Request) => parse(request.headers.get("cookie") ?? "").session === session;
  const authorize = (request: Request) => hasSession(request) && trouble !== "signed-out";

  const shared = { fetch: sandbox.fetch, timeoutMs: 20_000 };
  const proxies = {
    polar: createProxy({
      core: new PolarCore({ ...shared, accessToken: secrets.polar }),
      allow: [
        "organizationAccessTokensList",
        "organizationAccessTokensCreate",
        "organizationAccessTokensUpdate",
        "organizationAccessTokensDelete",
      ],
      authorize,
    }),
    openai: createProxy({
      core: new OpenAICore({ ...shared, accessToken: secrets.openai }),
      allow: ["listInvites", "inviteUser", "deleteInvite"],
      authorize,
    }),
    clerk: createProxy({
      core: new ClerkCore({ ...shared, accessToken: secrets.clerk }),
      allow: [
        "listOrganizations",
        "createOrganization",
        "updateOrganization",
        "mergeOrganizationMetadata",
        "uploadOrganizationLogo",
        "deleteOrganizationLogo",
        "deleteOrganization",
      ],
      authorize,
    }),
    permit: createProxy({
      core: new PermitCore({ ...shared, accessToken: secrets.permit }),
      allow: ["listOrganizations", "createOrganization", "updateOrganization", "deleteOrganization"],
      authorize,
    }),
  };

  const bringAbout = (name: Trouble) => {
    trouble = name;
    sandbox.clearFaults();
    const fault = faults[name];
    if (fault) sandbox.addFaults({ ...fault, times: "always" });
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["blob:", "data:"],
        formAction: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );

  app.post("/trouble/:name", (c) => {
    const name = c.req.param("name");
    if (!hasSession(c.req.raw)) return c.body(null, 403);
    if (!isTrouble(name)) return c.body(null, 404);
    bringAbout(name);
    return c.body(null, 204);
  });
  app.use("/api/*", async (c, next) => {
    if (trouble !== "offline") return next();
    c.env.outgoing.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  for (const [vendor, proxy] of Object.entries(proxies)) app.all(`/api/${vendor}/*`, (c) => proxy(c.req.raw));

  const files = await pageFiles();
  app.get("/*", compress(), (c) => {
    const file = files.get(c.req.path);
    if (!file) return c.notFound();
    if (c.req.path === "/") {
      // Whoever opens the page is signed in, and nothing goes wrong yet.
      setCookie(c, "session", session, { httpOnly: true, sameSite: "Strict" });
      bringAbout("none");
    }
    return c.body(file.text, 200, { "content-type": file.type, "cache-control": "no-store" });
  });
  return { app, sandbox, secrets };
}

const randomText = () => randomBytes(16).toString("hex");

async function pageFiles(): Promise<ReadonlyMap<string, { readonly type: string; readonly text: string }>> {
  const read = (name: string) => readFile(resolve(import.meta.dirname, "page", name), "utf8");
  const [html, css, scripts] = await Promise.all([read("index.html"), read("style.css"), bundlePage()]);
  return new Map([
    ["/", { type: "text/html; charset=utf-8", text: html }],
    ["/style.css", { type: "text/css; charset=utf-8", text: css }],
    ...[...scripts].map(([name, text]) => [`/${name}`, { type: "text/javascript; charset=utf-8", text }] as const),
  ]);
}
