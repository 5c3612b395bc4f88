import { logEn } from './words.log.en.ts'
import type { StaffWords } from './words.zh-CN.ts'

const seconds = (ms: number) => Math.round(Math.abs(ms) / 1_000)

export const en: StaffWords = {
  close: 'Close',
  menu: 'Staff menu',
  who: (who) => `Signed in: ${who}`,
  inVisit: {
    title: 'Somebody is using it',
    text: 'Opening the menu ends this visit and clears what is not handed in. Ask the person first; end it without asking only when nobody is there.',
    end: 'They agree: end the visit',
    leave: 'Leave them be',
  },
  card: {
    title: 'Staff: tap your card',
    text: 'Lay the ID card that is registered for this terminal on the reader.',
    byNumber: 'The reader is not working: type the number of the registered card.',
    problems: {
      unreadable: 'It could not be read. Take it away and lay it down again.',
      wrong: 'Card or PIN is wrong. Tap the card again.',
    },
  },
  pin: { title: 'Enter the PIN', checking: 'Checking…' },
  enter: 'Enter',
  digits: (count) => (count === 1 ? '1 digit entered' : `${count} digits entered`),
  locked: {
    title: 'Locked for now',
    text: (time) => `Five wrong tries. Try again after ${time}. Visits go on as usual.`,
  },
  pages: {
    home: 'Staff menu',
    paper: 'Change paper',
    devices: 'Devices, self-test',
    counters: 'Counters',
    open: 'Open matters',
    network: 'Network check',
    log: 'Log',
    running: 'Practice, service, restart',
  },
  hints: {
    faults: (count) => (count === 1 ? '1 device has a problem' : `${count} devices have a problem`),
    openMatters: (count) => `${count} open`,
    practice: 'Practice is on',
    out: 'Out of service',
  },
  test: 'Test again',
  testing: 'Testing…',
  notTested: 'Not tested',
  passed: (count) => `${count} passed`,
  columns: ['Device', 'State', 'Self-test', 'What to do'],
  devices: { 'id-card-reader': 'ID-card reader', 'receipt-printer': 'Slip printer', 'document-printer': 'A4 printer' },
  states: {
    absent: 'Not there',
    connecting: 'Connecting',
    ready: 'Ready',
    busy: 'Working',
    faulted: 'Faulted',
    closed: 'Closed',
  },
  steps: {
    none: 'Nothing',
    'check-cable-and-power': 'Check cable and power',
    'check-settings': 'Check the settings',
    'load-paper': 'Load paper',
    'close-cover': 'Close the cover',
    'clear-cutter': 'Clear the cutter',
    'clear-jam': 'Take out the jammed paper',
    'let-it-cool': 'Let it cool down',
    'look-whether-paper-came': 'Look whether paper came out',
    'call-service': 'Call service',
  },
  deviceCounters: {
    cardsRead: 'cards read',
    cardsFailed: 'cards failed',
    slips: 'slips',
    lines: 'lines',
    cuts: 'cuts',
    pages: 'pages',
    operationsFailed: 'failed',
  },
  paper: {
    choose: 'Which printer gets paper?',
    steps: {
      'receipt-printer': [
        'Open the cover and take out the old core.',
        'Put in the new roll, shiny side out, its end coming from below.',
        'Pull out a finger’s length and close the cover until it clicks.',
      ],
      'document-printer': [
        'Pull out the tray.',
        'Fan and square the A4 paper; fill it to below the line.',
        'Push the tray back in, all the way.',
      ],
    },
    fault: (code) => `The printer still says: ${code}`,
    loaded: 'Loaded: print a test',
    printing: 'Printing a test…',
    look: 'Look at the test print: is it clear, without missing lines, and cut straight?',
    good: 'It is good',
    bad: 'None came, or it is bad',
    done: 'The paper is changed.',
    failed: 'The test was not good. Load it once more; if that does not help, take it out of service and call service.',
    again: 'Load it again',
    other: 'The other printer',
  },
  counters: {
    since: (time) => `Since ${time}`,
    rows: {
      cardsRead: 'Cards read',
      cardsFailed: 'Cards not read',
      handedIn: 'Visits that handed something in',
      putAside: 'Visits put aside to go on later',
      ended: 'Visits that looked and left',
      left: 'Visits left alone and cleared',
      practice: 'Practice',
    },
    paper: 'Paper that came out',
    test: 'Tests',
    line: (service, slips, pages) => `${service}: ${slips} slips, ${pages} A4 pages`,
    none: 'Nothing was printed yet.',
  },
  open: {
    intents: (count) => `Applications not at the centre yet: ${count}`,
    noIntents: 'Every application has reached the centre.',
    states: {
      waiting: 'waiting to be sent',
      papers: 'received, papers still on their way',
      undoing: 'taken back, not told yet',
    },
    send: 'Send them now',
    prints: 'Papers nobody knows of',
    noPrints: 'Of every paper it is known what became of it.',
    print: (paper, copy) => `${paper}${copy > 1 ? ` (time ${copy})` : ''}`,
    cameOut: 'It came out',
    didNotCome: 'It did not',
  },
  paperNames: {
    slip: 'Slip',
    form: 'Form',
    progress: 'Progress slip',
    guidance: 'Guidance slip',
    document: 'Document',
    saved: 'Code to go on',
    ticket: 'Queue ticket',
    lookup: 'Extract',
    'test-slip': 'Test slip',
    'test-page': 'Test page',
  },
  network: {
    checking: 'Checking, ten seconds at most…',
    again: 'Check again',
    say: ({ state, value, what }) => {
      if (what === 'centre')
        return state === 'good'
          ? `Centre: reached, ${value ?? 0} ms there and back.`
          : state === 'not-recognised'
            ? 'Centre: it answers but does not recognise this terminal. Look at the clock below; if that is right, ask the centre.'
            : 'Centre: not reached. Check cable and router; applications are kept here and sent later.'
      if (what === 'clock')
        return value === null
          ? 'Clock: cannot be compared without the centre.'
          : state === 'good'
            ? `Clock: ${seconds(value)} s off the centre’s, which is fine.`
            : `Clock: ${seconds(value)} s ${value > 0 ? 'ahead of' : 'behind'} the centre’s, which will refuse it. Set the system’s time.`
      if (what === 'printer')
        return state === 'good'
          ? 'A4 printer: reached.'
          : state === 'not-set'
            ? 'A4 printer: this terminal has none.'
            : 'A4 printer: not reached. Check power, cable and paper.'
      return state === 'good'
        ? 'Relay of calls: it answers.'
        : state === 'not-set'
          ? 'Relay of calls: none is set, not checked.'
          : 'Relay of calls: no answer. Calls may fail; tell the network’s administrator.'
    },
  },
  log: logEn,
  running: {
    practice: 'Practice mode',
    practiceText:
      'Every screen and every paper says “practice”. What is done stays in memory, is not sent to the centre, and is gone at the end.',
    practiceOn: 'Begin practice',
    practiceOff: 'End practice',
    service: 'Out of service',
    inService: 'In service. Choose a reason to take it out; the screen tells it to whoever comes.',
    out: (reason) => `Out of service: ${reason}`,
    reasons: {
      maintenance: 'Maintenance',
      paper: 'Changing paper',
      fault: 'A device is broken',
      closed: 'Closed for today',
    },
    back: 'Back in service',
    restart: 'Restart',
    open: (count) => `Not at the centre yet: ${count}. A restart loses none; they are sent afterwards.`,
    what: { page: 'The page alone', host: 'The terminal’s program', machine: 'The machine' },
    problems: {
      'cannot-write': 'It could not be saved, and nothing was changed. Check the disk.',
      'restart-failed': 'The restart command failed. Check restartCommand in the profile.',
    },
  },
}
