import type { ProxyProblem } from "orgkit/proxy";
import type { ConsoleError, Refusal } from "./errors.ts";
import { type Reason, reasonsIn, reasonsOf } from "./reasons.ts";

/** An error in words. */
export interface Explanation {
  /** What happened. */
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
  /** What is wrong in particular. */
  readonly reasons: readonly Reason[];
}

/** Says what happened and what to do. A name or a status that is not dealt with is a compile error. */
export function explain(error: ConsoleError): Explanation {
  const said = inWords(error);
  if (!error.mayHaveTakenEffect) return said;
  return { ...said, advice: `${said.advice} It may have happened all the same: look at the list first.` };
}

function inWords(error: ConsoleError): Explanation {
  switch (error.name) {
    case "RequestValidationError":
      return words("Something is not filled in right", "Nothing was sent. Correct it and try again.", reasonsOf(error));
    case "CredentialError":
      return credential(error.reason);
    case "ConnectionError":
      return words("No answer came back", "Check your connection, then try again.");
    case "TimeoutError":
      return words(
        error.limit === "attempt" ? "The answer took too long" : "The answer took too long, in several attempts",
        "Try again in a moment.",
      );
    case "AbortError":
      return words("You stopped it", "Start again whenever you like.");
    case "HttpError":
      return { ...refusal(error), reasons: reasonsIn(error.body) };
    case "UnexpectedStatusError":
      return unexpected(error);
    case "ResponseValidationError":
      return words(
        `${vendorName(error)} answered with something unreadable`,
        "It is not what its documentation promises. Try again; if it stays, report it.",
      );
    case "UnexpectedError":
      return words("This page has a fault", "Load it anew; if that does not help, report it.");
  }
}

function credential(reason: Extract<ConsoleError, { name: "CredentialError" }>["reason"]): Explanation {
  switch (reason) {
    case "browser":
      return words(
        "A secret key has no place in a page",
        "Nothing was sent: everybody who opens the page could read the key. Keep it on a server, behind a proxy.",
      );
    case "missing":
      return words("There is no key", "Nothing was sent. Give the core a key, or the address of a proxy.");
    case "failed":
      return words("The key could not be fetched", "Nothing was sent. Try again in a moment.");
    case "unsendable":
      return words("The key is damaged", "Nothing was sent: the key has characters that no header can carry.");
  }
}

function refusal(error: Refusal): Explanation {
  const vendor = vendorName(error);
  const { status, operation } = error;
  switch (status) {
    case 400:
      return operation === "openai.inviteUser"
        ? words("OpenAI does not send this invite", "Perhaps the person has been invited before.")
        : words(`${vendor} cannot make sense of this`, "Change what you entered and try again.");
    case 401:
      return words(`${vendor} does not accept the server's key`, "Whoever runs the server has to renew it.");
    case 402:
      return words("The plan does not cover this", `Whoever pays for ${vendor} can change the plan.`);
    case 403:
      return words(`${vendor} does not allow this`, forbidden(operation));
    case 404:
      return operation.includes("elete")
        ? words("It is already gone", "Refresh the list.")
        : words("It is not there any more", "Somebody may have deleted it. Refresh the list.");
    case 409:
      return operation === "permit.createOrganization"
        ? words("The key is taken", "Choose another key: no two organizations share one.")
        : words("Somebody else is changing it right now", "Try again in a moment.");
    case 413:
      return operation === "clerk.uploadOrganizationLogo"
        ? words("The picture is too large", "Choose a smaller one.")
        : words("That is too much at once", "Enter less and try again.");
    case 415:
      return words(`${vendor} does not take this kind of file`, "Choose a PNG, JPEG, GIF or WebP picture.");
    case 422:
      return words(`${vendor} does not accept this`, "Correct it and try again.");
    case 429:
      return words(`${vendor} has had too many requests`, waitFor(error.retryAfterMs));
    case 500:
      return words(`${vendor} failed`, "It is not your doing. Try again in a moment.");
    case 502:
    case 503:
    case 504:
      return words(`${vendor} is not available`, waitFor(error.retryAfterMs));
  }
}

function forbidden(operation: Refusal["operation"]): string {
  if (operation === "clerk.createOrganization") return "The instance's settings or its limits forbid it.";
  if (operation.startsWith("openai.")) return "The server's key is no admin key, or lacks a permission.";
  return "The server's key lacks a permission.";
}

function unexpected(error: Extract<ConsoleError, { name: "UnexpectedStatusError" }>): Explanation {
  const code = Object(error.body).code as unknown;
  if (typeof code === "string" && isProblem(code)) return words(...proxyProblems[code]);
  const vendor = vendorName(error);
  return words(`${vendor} answered ${error.status}, which it does not document here`, waitFor(error.retryAfterMs));
}

/** What the proxy says in place of the vendor. */
const proxyProblems: Readonly<Record<ProxyProblem, readonly [title: string, advice: string]>> = {
  unknown_operation: ["The server does not know this call", "This page is of another version than it. Load it anew."],
  not_allowed: ["The server does not offer this", "Whoever runs it has to allow it."],
  not_authorized: ["You are not allowed to do this", "You may have been signed out: load the page anew."],
  invalid_request: ["The server does not take this", "This page is of another version than it. Load it anew."],
  incomplete_body: ["Not all of it arrived in time", "Check your connection, then try again."],
  too_large: ["That is too large for the server", "Choose something smaller."],
  wrong_content_type: ["The server does not take this", "This page is of another version than it. Load it anew."],
  proxy_failed: ["The server is not set up right", "Whoever runs it has to look at it."],
  vendor_unreachable: ["The server got no answer from the vendor", "Try again in a moment."],
  vendor_too_slow: ["The vendor took too long to answer the server", "Try again in a moment."],
};

const isProblem = (code: string): code is ProxyProblem => Object.hasOwn(proxyProblems, code);

const vendorNames: Readonly<Record<string, string>> = {
  polar: "Polar",
  openai: "OpenAI",
  clerk: "Clerk",
  permit: "Permit.io",
};

const vendorName = ({ vendor }: ConsoleError): string => vendorNames[vendor] ?? vendor;

function waitFor(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return "Try again in a moment.";
  return `Try again in ${Math.ceil(retryAfterMs / 1_000)} seconds.`;
}

const words = (title: string, advice: string, reasons: readonly Reason[] = []): Explanation => ({
  title,
  advice,
  reasons,
});
