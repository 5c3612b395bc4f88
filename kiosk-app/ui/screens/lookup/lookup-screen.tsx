/** The screens to look something up on: fetched together, when the first of them is shown. */
import type { ScreenOf } from '../../visit/screen-of.ts'
import { CasesScreen, TypicalCaseScreen } from './cases.tsx'
import { ChannelsScreen } from './channels.tsx'
import { DirectoryScreen } from './directory.tsx'
import { LawScreen } from './law.tsx'
import { LawsScreen } from './laws.tsx'
import { LibraryScreen } from './library.tsx'
import { QuestionScreen, QuestionsScreen } from './questions.tsx'

export type LookupScreenView = ScreenOf<
  'library' | 'laws' | 'law' | 'questions' | 'question' | 'cases' | 'typical-case' | 'channels' | 'directory'
>

export const LookupScreen = ({ screen }: { readonly screen: LookupScreenView }) => {
  switch (screen.name) {
    case 'library':
      return <LibraryScreen screen={screen} />
    case 'laws':
      return <LawsScreen screen={screen} />
    case 'law':
      return <LawScreen key={`${screen.id}/${screen.chapter}`} screen={screen} />
    case 'questions':
      return <QuestionsScreen screen={screen} />
    case 'question':
      return <QuestionScreen screen={screen} />
    case 'cases':
      return <CasesScreen screen={screen} />
    case 'typical-case':
      return <TypicalCaseScreen screen={screen} />
    case 'channels':
      return <ChannelsScreen screen={screen} />
    case 'directory':
      return <DirectoryScreen screen={screen} />
    default:
      return screen satisfies never
  }
}
