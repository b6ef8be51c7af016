import { describe, expect, test } from 'vitest'
import { textBytes } from '#schema/field.ts'
import { pupil } from './kind.ts'
import { freeLabels, labelsIn } from './labels.ts'
import { nextCode, schoolPrefix, usualPrefix } from './rules.ts'

/** Given names met in Scottish classrooms, gathered by hand, names from nature and Gaelic names among them. */
const GIVEN_NAMES = new Set(
  `aaron abbie abigail adam adrian aidan aiden ailsa aimee ainsley aisling alan alana alasdair alastair albert alec alex alexander
  alexandra alexis alfie alice alicia alison alistair allan ally alyssa amanda amber amelia amelie amy ana andrea andrew angela angus
  anna annabel anne annie anthony antonia archie aria ariana arran arthur arya ash ashley aspen atlas aubrey aurora austin ava avery ayla
  bailey barry basil bay beatrice bella ben benjamin beth bethany blair blake blossom blue bobby bodhi bonnie brandon breagha brenda
  brian brodie brogan brooke brooklyn bruce bryan bryony buddy caitlin caleb callan callie callum calum cameron campbell cara carly
  carol caroline carson carter catherine catriona cedar charles charley charlie charlotte chloe christian christina christine
  christopher ciara ciaran claire clover cody cole colin colton conall connor conor cooper cora coral corey corrie craig cruz cuillin
  daisy damian daniel danielle darach darcey darcy darren david dawn dean deborah declan dennis derek devon dexter diana dominic
  donald donna dorothy dougal douglas duncan dylan eala edie edward eilidh elaine eleanor elena eli elijah eliza elizabeth ella elle
  ellie elliot ellis elsie elspeth emelia emilia emily emma emmie eoin erica erin ethan eva evan eve evelyn evie ewan ezra fabian
  faith fallon fearne fern fergus fern fiadh findlay finlay finley finn fiona fionn flora florence flynn forest forrest frances
  francesca francis frank fraser frasier frederick freya gabriel gael gail gareth gary gavin gemma gene george georgia georgie gerard
  gillian glen glenn gordon grace gracie graeme graham grant greer greg gregor gregory greta gus hailey hamish hannah harley harper
  harris harrison harry harvey hayden hayley hazel heath heather heidi helen henry hollie holly honey hope hudson hugh hugo hunter
  iain ian ida imogen india iona irene iris isaac isabel isabella isabelle isla isobel ivy jace jack jackson jacob jade jaden jake
  james jamie jan jane janet janice jason jasper jax jay jayden jaxon jean jemma jenna jennifer jenny jessica jessie jo joan joanna
  joanne jodie joe joel john johnny jonathan jordan joseph josephine josh joshua josie joy joyce jude judith julia julian julie june
  juniper justin kai kara karen karl kate katherine kathleen kathryn katie kaya kayden kayla kayleigh keeva keir keira keith kelly
  kelsey ken kenneth kenzie kerr kerry kevin kian kiera kieran kim kimberley kirsten kirsty kit kris kristen kristin kyle kyra lachlan
  lacey laila lana lara lark laura lauren laurie layla layton leah leaf lee leia lena leo leon leona leonard lesley leslie leo lewis
  lexi lexie lia liam lily lilly lina linda lindsay lindsey linnet lisa liv lochlan logan lois lola loren lorna lorraine lottie louie
  louis louisa louise luca lucas lucia lucy luke luna lydia lyla lynn lynne lyra mack mackenzie maddison madeleine madison magnus
  maia maisie malcolm marc marcus margaret margot maria marie marina mario marion marisa mark marley marlin marnie martha martin
  mary mason mathew matilda matthew maureen mavis max maxwell maya mckenzie megan melanie melissa mercy meredith merlin merrick mia
  michael michelle mikayla mila miles millie milo mina mirren mitchell moira molly monica morag morgan morven muhammad mohammed muir
  murdo murray mya myla myles myrtle nadia nancy naomi natalie natasha nathan nathaniel neil nevaeh niall niamh nicholas nicola nicole
  nina noah nora norah norman nova nuala oak oakley oisin oliver olive olivia olivier ollie ollie omar orla orlaith oscar otis otto
  owen paige pamela parker pat patrick paul paula pearl penelope penny peter petra philip philippa phoebe phoenix piper polly poppy
  primrose quinn rachael rachel raina raine ralph raven ray raymond rebecca reece reed-smith reggie regan reuben rhea rhiannon rhona
  rhys ria richard riley rio river robbie robert robin robyn roman romy ronan ronnie rory rosa rosalie rose rosemary rosie ross rowan
  roxanne roy ruaraidh ruaridh ruby rufus russell ruth ryan sadie saffron sage sally sam samantha samuel sandra sandy sarah saoirse
  saskia savannah scarlett scott sean sebastian selena senga seonaid serena shannon sharon shaun sheila shona shirley sienna silas
  simon sinead skye skylar sofia sonny sophia sophie sorcha sorley sorrel spencer stacey star stella stephanie stephen sterling
  steven stewart stuart struan summer susan suzanne tabitha tara tawny taylor teagan teddy teresa tess tessa thea theo theodore thomas
  tia tilly timothy tobias toby todd tom tommy toni tony tori tracey travis trinity tristan tyler tyra una ursula valerie vanessa vera
  verity veronica victor victoria vincent viola violet vivian warren wayne wendy wesley will william willow winnie winter wolf woody
  wren wyatt xander yasmin yvonne zac zach zachary zack zahra zander zara zoe zoey zuzanna
  ailean aileas alasdair anndra aonghas artair beathag brìghde cailean caitrìona calum cairistìona catrìona ciorstaidh coinneach
  daibhidh dòmhnall donnchadh dùghall eachann ealasaid eideard eilidh eòghann eubh fearchar fearghas fionnghal fionnlagh flòraidh
  frangag giorsal gilleasbaig iain iseabail lachlann lìosa mairead màiri mairi marsaili micheal mìcheal mòrag mòr murchadh niall
  oighrig pàdraig peadar peigi raghnall raibeart raonaid rònan ruairidh sachairi seòras seonag seonaidh seumas sìle sìm sìne
  siùsaidh somhairle teàrlach tòmas torcuil uilleam ùisdean una`.split(/\s+/u)
)

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const PLAIN_NAMES = new Set([...GIVEN_NAMES].map(plain))
/** An accent does not make a name neutral: Còinneach is moss, Coinneach is Kenneth. */
const isName = (word: string) => PLAIN_NAMES.has(plain(word))

describe('a pupil', () => {
  test('has no field for a name, a date of birth or a diagnosis', () => {
    expect(Object.keys(pupil.fields)).toEqual([
      'code',
      'label',
      'classStage',
      'standsFor',
      'school'
    ])
  })
})

describe('labels', () => {
  test.each(['en', 'gd'] as const)('in %s are many, different, and fit the field', (language) => {
    const labels = labelsIn(language)
    expect(labels.length).toBeGreaterThanOrEqual(120)
    expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length)
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(24)
    for (const label of labels) expect(textBytes(label)).toBeGreaterThan(1)
  })

  test.each(['en', 'gd'] as const)('in %s are nobody’s given name', (language) => {
    const named = labelsIn(language).filter(
      (label) => isName(label) || label.split(' ').some(isName)
    )
    expect(named).toEqual([])
  })

  test('of pupils already there are not offered again, in either language', () => {
    const free = freeLabels('en', ['Heron', ' curracag '])
    expect(free).not.toContain('Heron')
    expect(free).not.toContain('Lapwing')
    expect(freeLabels('gd', ['Heron'])).not.toContain('Corra-ghritheach')
  })
})

describe('codes', () => {
  test('count on from the highest of their prefix', () => {
    expect(nextCode('WM', [])).toBe('WM-1')
    expect(nextCode('WM', ['WM-1', 'LH-7', 'WM-3', 'WM-x'])).toBe('WM-4')
  })

  test('take their prefix from the school, or from the codes already given', () => {
    expect(schoolPrefix('Whinmuir Primary School')).toBe('WH')
    expect(schoolPrefix('Port Ellen Primary')).toBe('PE')
    expect(schoolPrefix('Bun-sgoil Ghlaschu')).toBe('GH')
    expect(schoolPrefix('!')).toBe('P')
    expect(usualPrefix(['WM-1', 'LH-1', 'WM-2'])).toBe('WM')
    expect(usualPrefix([])).toBeUndefined()
  })
})
