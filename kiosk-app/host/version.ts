import manifest from '../package.json' with { type: 'json' }

/** The version of this package, as the heartbeat reports it. */
export const SOFTWARE_VERSION = manifest.version
