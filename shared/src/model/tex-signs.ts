/** Commands of TeX that stand for one sign, or for a name that is set upright, by how they are spaced. */

const pairs = (list: string): [string, string][] => {
  const words = list.trim().split(/\s+/u);
  return words.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, words[at + 1] ?? '']] : []));
};
const names = (list: string): [string, string][] => list.split(' ').map((name) => [name, name]);

/** Set tight. */
export const plainSigns = new Map(
  pairs(`alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
    lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
    infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ angle ∠ hbar ℏ ell ℓ
    Re ℜ Im ℑ aleph ℵ top ⊤ bot ⊥ prime ′ circ ∘ degree ° ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ triangle △ square □
    lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ lbrace { rbrace }
    lbrack [ rbrack ] backslash \\ dagger † star ⋆ bullet • checkmark ✓ imath i jmath j`),
);

/** Set with space on both sides. */
export const wideSigns = new Map(
  pairs(`le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ equiv ≡ cong ≅ sim ∼ simeq ≃ propto ∝ coloneqq :=
    in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ mid | nmid ∤ parallel ∥ perp ⊥ vdash ⊢
    models ⊨ vDash ⊨ to → rightarrow → longrightarrow → gets ← leftarrow ← leftrightarrow ↔ mapsto ↦ uparrow ↑
    downarrow ↓ Rightarrow ⇒ Longrightarrow ⇒ implies ⇒ Leftarrow ⇐ impliedby ⇐ Leftrightarrow ⇔ iff ⇔
    rightleftharpoons ⇌ xrightarrow → pm ± mp ∓ times × cdot · div ÷ ast ∗ setminus ∖ cup ∪ cap ∩ land ∧ wedge ∧ lor ∨
    vee ∨ oplus ⊕ otimes ⊗ bmod mod therefore ∴`),
);

/** What applies to what follows it. */
export const operators = new Map([
  ...pairs('sum ∑ prod ∏ int ∫ iint ∬ oint ∮ bigcup ⋃ bigcap ⋂'),
  ...names('log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh'),
  ...names('lim max min sup inf det dim ker gcd deg arg Pr'),
]);

/** Above a letter, or above each of several. */
export const accents = new Map([
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['bar', '\u0304'],
  ['overline', '\u0305'],
  ['vec', '\u20d7'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
]);

/** Of a width; a negative one is none. */
export const spaces = new Set([
  ',',
  ';',
  ':',
  '>',
  ' ',
  '\n',
  'quad',
  'qquad',
  'enspace',
  'thinspace',
  'space',
]);

const raised = new Map(Array.from('0123456789+−=()ni', (sign, at) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'[at] ?? '']));
const lowered = new Map(
  Array.from('0123456789+−=()ijkmn', (sign, at) => [sign, '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵢⱼₖₘₙ'[at] ?? '']),
);

/** @returns undefined where a sign has no small form. */
export function smallForm(text: string, place: '^' | '_'): string | undefined {
  const forms = Array.from(text.replaceAll(' ', ''), (sign) => (place === '^' ? raised : lowered).get(sign));
  return forms.includes(undefined) ? undefined : forms.join('');
}

const doubleStruck = new Map(Array.from('CHNPQRZ', (letter, at) => [letter, 'ℂℍℕℙℚℝℤ'[at] ?? '']));

export const inDoubleStruck = (text: string) => doubleStruck.get(text) ?? text;
