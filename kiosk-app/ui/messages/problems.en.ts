import type { zhProblems } from './problems.zh-CN.ts'

export const enProblems: typeof zhProblems = {
  'card-hold-still': {
    title: 'The card was not read',
    next: 'Please lay the card flat and keep it still for a moment.',
  },
  'card-unreadable': {
    title: 'This card could not be read',
    next: 'Wipe the card and lay it down again, or type the ID number.',
  },
  'card-unsupported': {
    title: 'This kind of card cannot be read here',
    next: 'Use a resident ID card, or type the ID number.',
  },
  'card-inconsistent': {
    title: 'The details on the card do not agree',
    next: 'Lay it down once more. If it stays so, please go to the counter.',
  },
  'card-not-genuine': {
    title: 'This card did not pass the check',
    next: 'Please go to the counter; the staff will look at it with you.',
  },
  'reader-absent': { title: 'The card reader is not working', next: 'You can type your name and ID number instead.' },
  'id-number-check-digit': {
    title: 'The ID number does not add up',
    next: 'Compare it with the card; often one digit is off.',
  },
  'id-number-shape': {
    title: 'An ID number has 18 characters',
    next: 'Please count them. The last one may be the letter X.',
  },
  'name-missing': { title: 'The name is still missing', next: 'Write it as it stands on the ID card.' },
  'other-person-card': {
    title: 'This is another person’s card',
    next: 'Put the first card back. To begin for someone else, end this visit first.',
  },
  'step-incomplete': {
    title: 'A few answers need another look',
    next: 'They are marked. Change them, then go on.',
  },
  'material-too-large': {
    title: 'This file is too large',
    next: 'Take a picture instead, or choose a file below 10 MB.',
  },
  'material-not-readable': {
    title: 'This file cannot be opened',
    next: 'Use a photo (JPG, PNG) or a PDF, or take a picture here.',
  },
  'material-missing': {
    title: 'One required paper is missing',
    next: 'Take a picture of it, or see “If you do not have it”.',
  },
  'signature-empty': { title: 'There is no signature yet', next: 'Please write your name in the box.' },
  'centre-unreachable': {
    title: 'The centre cannot be reached now',
    next: 'Try again in a while, or go to the counter.',
  },
  'centre-refused': {
    title: 'The centre did not take this application',
    next: 'Please ask the staff; the counter can go on from here with you.',
  },
  'store-failed': {
    title: 'This terminal cannot keep records now',
    next: 'Please use another terminal or go to the counter.',
  },
  'printer-absent': {
    title: 'There is no printer here',
    next: 'Take a photo of the number on the screen. The counter can print it.',
  },
  'printer-fault': { title: 'The printer has stopped', next: 'Ask the staff to look at the paper, then print again.' },
  'print-unknown': {
    title: 'It is not certain that it printed',
    next: 'Look at the paper slot. If it is empty, the counter prints it by the number.',
  },
  'no-case-found': {
    title: 'No case was found',
    next: 'Check the number. If you applied just now, try again in a few minutes.',
  },
  'slip-code-wrong': { title: 'The slip code does not match', next: 'Compare it with the slip and type it again.' },
}
