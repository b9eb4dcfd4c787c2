/** Where the invites are. */
export const collection = "/v1/organization/invites";

/** Where one invite is. */
export const item = `${collection}/:invite_id` as const;

/** Lists the operations and where they are. */
export const routes = [
  { operation: "listInvites", method: "GET", path: collection },
  { operation: "inviteUser", method: "POST", path: collection },
  { operation: "retrieveInvite", method: "GET", path: item },
  { operation: "deleteInvite", method: "DELETE", path: item },
] as const;
