/** What ippeveprinter runs for each job: it keeps the PDF under a number and fails as the flag files say. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A reason that stops the job until it is taken back, as a flag file the script looks at. */
export const REASONS = {
  mediaEmpty: 'media-empty-error',
  mediaJam: 'media-jam-error',
  coverOpen: 'cover-open-error',
  trayMissing: 'input-tray-missing-error',
  mediaLow: 'media-low-warning',
} as const
/** Others: jobs that end as aborted; that stand without a word; that go on though they are cancelled. */
export const FLAGS = { abortJobs: 'abort-jobs', hold: 'hold', deaf: 'deaf' } as const

/** Asks ippeveprinter how the script's own job is: one that is being cancelled stops there, as in a real printer. */
export const JOB_QUESTION = `{
  OPERATION Get-Job-Attributes
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR naturalLanguage attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR integer job-id $job
}
`

export const commandScript = (folder: string, outFolder: string): string => `#!/bin/sh
# $1 is the spooled document: nothing of it stays in the spool, whatever becomes of the job.
trap 'rm -f "$1"' EXIT
cd '${folder}' || exit 1
service=$PPID
is_cancelled() {
  [ -e ${FLAGS.deaf} ] && return 1
  ipptool -tv -d "job=$IPP_JOB_ID" "$IPP_JOB_PRINTER_URI" job.test 2>/dev/null |
    grep -Eq 'job-state-reasons.*(processing-to-stop-point|job-canceled)'
}
# While the flag is there: the job stands. A service that is gone takes its jobs along.
stand() {
  while [ -e "$1" ]; do
    kill -0 "$service" 2>/dev/null || exit 1
    is_cancelled && { [ "$2" = '' ] || echo "STATE: -$2" >&2; exit 0; }
    sleep 0.1
  done
}
if [ -e '${REASONS.mediaLow}' ]; then echo 'STATE: +${REASONS.mediaLow}' >&2; else echo 'STATE: -${REASONS.mediaLow}' >&2; fi
# STATE lines on stderr set printer-state-reasons.
for reason in ${[REASONS.mediaEmpty, REASONS.mediaJam, REASONS.coverOpen, REASONS.trayMissing].join(' ')}; do
  if [ -e "$reason" ]; then
    echo "STATE: +$reason" >&2
    stand "$reason" "$reason"
    echo "STATE: -$reason" >&2
  fi
done
stand ${FLAGS.hold} ''
[ -e ${FLAGS.abortJobs} ] && exit 1
n=$(($(cat count) + 1)); echo $n > count
printf '%s\\t%s\\t%s\\n' "\${IPP_COPIES:-1}" "$IPP_SIDES" "$IPP_MEDIA" >> tickets
name=$(printf '%s/%04d' '${outFolder}' $n)
cp "$1" "$name.part" && mv "$name.part" "$name.pdf"
echo "ATTR: job-impressions-completed=\${IPP_COPIES:-1}" >&2
`

export const setFlag = (folder: string, name: string, on: boolean | undefined): void => {
  if (on === true) writeFileSync(join(folder, name), '')
  if (on === false && existsSync(join(folder, name))) rmSync(join(folder, name))
}
