/** The statutes, regulations and ministries’ rules that come with the release, one file a law: public texts, carried over word for word. */
import { z } from 'zod'
import { Law } from './law.ts'
import annualLeave from './laws/annual-leave.json' with { type: 'json' }
import antiDomesticViolence from './laws/anti-domestic-violence.json' with { type: 'json' }
import civilCode from './laws/civil-code.json' with { type: 'json' }
import labourArbitration from './laws/labour-arbitration.json' with { type: 'json' }
import labourContract from './laws/labour-contract.json' with { type: 'json' }
import labourInspection from './laws/labour-inspection.json' with { type: 'json' }
import legalAid from './laws/legal-aid.json' with { type: 'json' }
import mediation from './laws/mediation.json' with { type: 'json' }
import migrantWages from './laws/migrant-wages.json' with { type: 'json' }
import notary from './laws/notary.json' with { type: 'json' }
import reconsideration from './laws/reconsideration.json' with { type: 'json' }
import stateCompensation from './laws/state-compensation.json' with { type: 'json' }
import workInjury from './laws/work-injury.json' with { type: 'json' }

export const LAWS: readonly Law[] = z
  .array(Law)
  .parse([
    legalAid,
    mediation,
    labourArbitration,
    antiDomesticViolence,
    migrantWages,
    notary,
    reconsideration,
    workInjury,
    stateCompensation,
    labourInspection,
    labourContract,
    civilCode,
    annualLeave,
  ])
