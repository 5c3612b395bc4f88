/** The rules of dependency: who may import whom. The folder tells the architecture; this file holds it. */
const ours = '^(core|device-drivers|print|video-consult|kiosk-app|admin)/'
const tests = '[.]test[.]tsx?$|^tests/'

/** Forbids imports `from` a folder `to` another. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid('no-circular', 'A cycle has no layers.', {}, { circular: true }),
    forbid('no-unresolved', 'Every import must resolve.', {}, { couldNotResolve: true }),
    forbid('core-is-alone', 'core imports nothing of ours.', { path: '^core/' }, { path: ours, pathNot: '^core/' }),
    forbid('core-has-no-io', 'core has no I/O.', { path: '^core/', pathNot: tests }, { dependencyTypes: ['core'] }),
    forbid(
      'libraries-know-core-only',
      'device-drivers, print and the call libraries import core only.',
      { path: '^(device-drivers|print|video-consult/(call|signalling|dispatch))/', pathNot: tests },
      { path: ours, pathNot: ['^core/', '^$1/'] },
    ),
    forbid(
      'no-app-in-app',
      'No app imports another app.',
      { path: '^kiosk-app/', pathNot: tests },
      { path: '^admin/' },
    ),
    forbid(
      'no-app-in-app-2',
      'No app imports another app.',
      { path: '^admin/', pathNot: tests },
      { path: '^kiosk-app/(?!ui/theme/)' },
    ),
    forbid(
      'page-knows-no-host',
      'The page takes types from the contracts, the camera that only a browser has, and nothing from the host.',
      { path: '^kiosk-app/ui/', pathNot: [tests, '[.]cli[.]ts$'] },
      { path: '^kiosk-app/(host|shell)/|^(device-drivers(?!/(contract|document-camera)/)|print|admin)/' },
    ),
    forbid(
      'page-has-no-node',
      'The page has no Node.',
      {
        path: ['^kiosk-app/(ui|bench-panel/page)/', '^admin/(console|phone)/', '^video-consult/(call|lawyer-desk)/'],
        pathNot: [tests, '[.]cli[.]ts$', 'vite[.]config'],
      },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'hardware-in-transport',
      'Only transport touches hardware libraries.',
      { pathNot: ['^device-drivers/transport/', tests] },
      { path: 'node_modules/(serialport|node-hid|ipp|usb)/' },
    ),
    forbid(
      'sql-in-stores',
      'Only the stores know SQL.',
      { pathNot: ['^admin/store/', '^kiosk-app/host/(store|outbox)/', tests] },
      { path: '^node:sqlite$|node_modules/(kysely|pg)/' },
    ),
    forbid(
      'electron-in-shell',
      'Only the Electron shell imports electron.',
      { pathNot: '^kiosk-app/shell/electron/' },
      { path: 'node_modules/electron/' },
    ),
    forbid(
      'peer-in-call',
      'Only the call wraps simple-peer.',
      { pathNot: '^video-consult/call/' },
      { path: 'node_modules/simple-peer/' },
    ),
    forbid(
      'room-server-in-one-file',
      'One file speaks to LiveKit’s client, and only the session fetches it, when there is a room to enter.',
      { pathNot: ['^video-consult/call/room/livekit-room[.]ts$', tests] },
      { path: 'node_modules/livekit-client/' },
    ),
    forbid(
      'room-server-fetched-late',
      'Half a megabyte that a call of four never needs: fetched, never imported.',
      { pathNot: tests },
      { path: '^video-consult/call/room/livekit-room[.]ts$', dynamic: false, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'simulator-writes-its-own-bytes',
      'A simulator that shares the driver’s code makes the driver’s mistakes.',
      { path: '^device-drivers/simulators/', pathNot: tests },
      { path: '^device-drivers/(?!simulators/)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^kiosk-app/dist/', '^admin/(console|phone)/dist/', '^video-consult/lawyer-desk/dist/'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
