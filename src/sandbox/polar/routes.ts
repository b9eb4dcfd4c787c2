/** Where the tokens are. */
export const collection = "/v1/organization-access-tokens/";

/** Where one token is. */
export const item = `${collection}:id` as const;

/** Lists the operations and where they are. */
export const routes = [
  { operation: "organizationAccessTokensList", method: "GET", path: collection },
  { operation: "organizationAccessTokensCreate", method: "POST", path: collection },
  { operation: "organizationAccessTokensUpdate", method: "PATCH", path: item },
  { operation: "organizationAccessTokensDelete", method: "DELETE", path: item },
] as const;
