import { type AnyError, unwrap } from "orgkit";
import { ClerkCore, listOrganizations } from "orgkit/clerk";
import { listInvites, OpenAICore } from "orgkit/openai";
import { getActiveOrganization, PermitCore } from "orgkit/permit";
import { organizationAccessTokensList, PolarCore } from "orgkit/polar";
import { errorOf, expectShows } from "../expect.ts";
import { type Place, tokens } from "../place.ts";
import type { Cases } from "../suite.ts";

const isPage = "document" in globalThis;

/** Calls all vendors with their secret keys, without the leave to use them in a page. */
const callAll = ({ options }: Place) => {
  const without = { allowSecretInBrowser: undefined };
  return Promise.all([
    organizationAccessTokensList(new PolarCore(options("polar", without))),
    listInvites(new OpenAICore(options("openai", without))),
    listOrganizations(new ClerkCore(options("clerk", without))),
    getActiveOrganization(new PermitCore(options("permit", without))),
  ]);
};

/** Who gets to see a secret key. */
export const secrets: Cases = {
  async "a page sends no secret key unless told to, everything else does"(place) {
    const results = await callAll(place);
    const sent = (await place.requests()).length;
    if (isPage) {
      for (const result of results) expectShows(errorOf(result), { name: "CredentialError", reason: "browser" });
      expectShows(sent, 0);
    } else {
      for (const result of results) unwrap<unknown, AnyError>(result);
      expectShows(sent, 4);
    }
  },
  async "a core of one's own endpoint sends no credential"({ polar, requests }) {
    const core = polar({ accessToken: undefined });
    expectShows(errorOf(await organizationAccessTokensList(core)), { status: 401 });
    expectShows((await requests()).at(-1)?.headers.authorization, undefined);
  },
  async "a base URL may be relative to the page, and nowhere else"({ polar }) {
    const result = await organizationAccessTokensList(polar({ baseUrl: "/polar" }));
    if (isPage) unwrap(result);
    else expectShows(errorOf(result), { name: "RequestValidationError", issues: [{ path: "core.baseUrl" }] });
  },
  async "neither a core nor an error shows the token"({ polar, addFault }) {
    await addFault({
      vendor: "polar",
      status: 400,
      body: `no ${tokens.polar} here`,
      headers: { "x-echo": tokens.polar },
    });
    const core = polar();
    const { message, stack, ...error } = errorOf(await organizationAccessTokensList(core));
    const shown = JSON.stringify([core, Object.values(core), error, message, stack]);
    expectShows([shown.includes(tokens.polar), shown.includes("runtimes0001")], [false, false]);
  },
};
