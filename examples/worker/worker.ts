/**
 * A Cloudflare Worker between a page and Clerk. The page makes calls with
 *
 *     const clerk = new ClerkCore({ baseUrl: "/api/clerk" });
 *
 * and the secret key stays here: `wrangler secret put CLERK_SECRET_KEY`.
 */

// The slim core repeats nothing: the page's core does.
import { ClerkCore } from "orgkit/clerk/slim";
import { createProxy } from "orgkit/proxy";

interface Env {
  readonly CLERK_SECRET_KEY: string;
  /** Who is signed in, by the value of the cookie `session`: filled when somebody signs in. */
  readonly SESSIONS: { get(key: string, type: "json"): Promise<Session | null> };
}

interface Session {
  readonly userId: string;
  /** The organization that the user administers. */
  readonly organizationId: string;
}

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    const proxy = createProxy({
      core: new ClerkCore({ accessToken: env.CLERK_SECRET_KEY }),
      // Everything else is answered 403 or 404.
      allow: ["listOrganizations", "getOrganization", "updateOrganization", "uploadOrganizationLogo"],
      async authorize(request, operation) {
        const session = await sessionOf(request, env);
        if (!session) return false;
        switch (operation.name) {
          case "listOrganizations":
            // Whatever the page asks for, it sees organizations of this user alone.
            return operation.with({ userId: [session.userId] });
          case "updateOrganization":
            // Administrators may rename their organization, but not allow it more members.
            return (
              operation.input.organizationId === session.organizationId &&
              Object.keys(operation.input.updateOrganizationRequest).every((field) => field === "name")
            );
          default:
            return operation.input.organizationId === session.organizationId;
        }
      },
    });
    return proxy(request);
  },
};

async function sessionOf(request: Request, env: Env): Promise<Session | null> {
  const [, id] = /(?:^|; )session=([\w-]+)/.exec(request.headers.get("cookie") ?? "") ?? [];
  return id ? env.SESSIONS.get(id, "json") : null;
}
