/** `npm run docs`: writes what is generated from the code: docs/openapi.json. */
await import('../admin/server/openapi.cli.ts')
