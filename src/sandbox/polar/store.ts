import { randomUuid } from "../random.js";
import { type Instant, instantOf } from "./instant.js";
import { createSecret } from "./secret.js";
import { runUsageJob, type Token } from "./token.js";

/** Keeps the tokens of one environment. */
export interface Store {
  /** Adds a token; later ones are always younger, as the vendor's clock is finer than ours. */
  readonly add: (token: NewToken) => Token;
  /** Finds a token by id, a deleted one too. */
  readonly find: (id: string) => Token | undefined;
  /** Finds a token by secret, a deleted or expired one too. */
  readonly findBySecret: (secret: string) => Token | undefined;
  /** Lists the tokens that are not deleted, in the order they were made. */
  readonly list: () => Token[];
  readonly blockedOrganizations: Set<string>;
  /** Restores the tokens of the first moment. */
  readonly reset: () => void;
}

/** What a new token needs; the rest is the store's. */
export type NewToken = Pick<Token, "organizationId" | "comment" | "scopes"> &
  Partial<Pick<Token, "createdAt" | "modifiedAt" | "lastUsedAt">> & {
    /** How long it lasts from its creation, in microseconds. */
    readonly lifetime?: bigint | undefined;
  };

/** Creates a store with some first tokens. */
export function createStore(now: () => number, seed: readonly NewToken[]): Store {
  let tokens = new Map<string, Token>();
  let newest: Instant | undefined;
  const blockedOrganizations = new Set<string>();

  function instant(): Instant {
    return instantOf(now());
  }

  function add(fresh: NewToken): Token {
    const wanted = fresh.createdAt ?? instant();
    const createdAt = newest === undefined || wanted > newest ? wanted : newest + 1n;
    newest = createdAt;
    const token: Token = {
      modifiedAt: null,
      lastUsedAt: null,
      ...fresh,
      id: randomUuid(),
      secret: createSecret(),
      createdAt,
      expiresAt: fresh.lifetime === undefined ? null : createdAt + fresh.lifetime,
      isDeleted: false,
      pendingUse: null,
    };
    tokens.set(token.id, token);
    return token;
  }

  function upToDate(token: Token | undefined): Token | undefined {
    if (token) runUsageJob(token, instant());
    return token;
  }

  for (const fresh of seed) add(fresh);
  const initial = structuredClone({ tokens, newest });
  return {
    add,
    find: (id) => upToDate(tokens.get(id)),
    findBySecret: (secret) => upToDate([...tokens.values()].find((token) => token.secret === secret)),
    list: () => [...tokens.values()].filter((token) => !upToDate(token)?.isDeleted),
    blockedOrganizations,
    reset() {
      ({ tokens, newest } = structuredClone(initial));
      blockedOrganizations.clear();
    },
  };
}
