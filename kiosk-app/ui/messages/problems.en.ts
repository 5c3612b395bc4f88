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
  'material-too-many': {
    title: 'There are 40 pages already',
    next: 'Take away what matters least; the rest can be handed in at the counter.',
  },
  'material-active': {
    title: 'This PDF contains a program and is not taken',
    next: 'Print it to a plain PDF, or take a picture of it.',
  },
  'handover-ended': {
    title: 'The time of the code is over',
    next: 'To send more, press “From my phone” again and scan the new code.',
  },
  'page-unclear': {
    title: 'Some pages are hard to read',
    next: 'Take them again, or press “Hand it in all the same” on the page.',
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
  'slot-taken': {
    title: 'This time is not free any more',
    next: 'Somebody may just have taken it. What you had stays: please choose another.',
  },
  'act-not-possible': {
    title: 'This cannot be done now',
    next: 'It may be done already, or the time is over. See the progress or ask for help.',
  },
  'ticket-wrong': {
    title: 'No such queue number was found',
    next: 'Type it once more from the slip, with the card you had then. If its time is over, please queue again.',
  },
  'ticket-over': {
    title: 'This number has run out or been used',
    next: 'Please queue again, or ask the staff here.',
  },
  'save-code-locked': {
    title: 'Too many wrong codes',
    next: 'Please come back in ten minutes, or ask the staff.',
  },
  'save-code-elsewhere': {
    title: 'The centre cannot be reached now',
    next: 'This terminal has nothing under this code. Go to the one where you kept it, or try again later.',
  },
  'pause-wrong': { title: 'That does not match', next: 'Please type it again, or lay your ID card on the reader.' },
  'pause-locked': {
    title: 'Too many wrong tries',
    next: 'Please wait a minute before typing again. The ID card that was used opens it at once.',
  },
  'pause-other-card': {
    title: 'This is not the card of whoever paused',
    next: 'Please use the card from before. If you are waiting: a moment, or take another terminal.',
  },
  'save-code-wrong': {
    title: 'This code was not found',
    next: 'Compare it with the slip and type it again. After its time it must be filled in anew.',
  },
  'provisional-waits': {
    title: 'This still waits at this terminal',
    next: 'The centre has not received it yet. It is sent by itself when the network is back; nothing need be filled in again. Please look again later.',
  },
  'provisional-withdrawn': { title: 'You have taken this back', next: 'To apply after all, please start anew.' },
  'provisional-refused': {
    title: 'The centre did not take this in',
    next: 'Take the slip to the counter and ask what can be done.',
  },
  'provisional-unknown': {
    title: 'The centre has not received this number yet',
    next: 'Compare it with the slip. If it is right, look at the terminal where you applied, or ask at the counter.',
  },
  'slip-code-wrong': { title: 'The slip code does not match', next: 'Compare it with the slip and type it again.' },
}
