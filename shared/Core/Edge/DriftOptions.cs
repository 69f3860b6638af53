namespace LVS.Core
{
    /// <summary>
    /// Every parameter of the Value State Engine: state weights, drift coefficients, trust, VaultGuard and correction rules. One set for a
    /// whole swarm, fixed in boot. Amounts in micro-VU, trust in 1/65536, counts of acts in 1/256.
    /// </summary>
    public sealed class DriftOptions
    {
        /// <summary>kappa_max: most that one fresh diff of a fully trusted neighbour may move, in either direction. 10 VU.</summary>
        public long ClipUvu = 10_000_000;

        /// <summary>
        /// C_max: the most that the edge to a fully trusted neighbour may carry, net, while it is open. A poorer neighbourhood lowers it.
        /// 50 VU; at most <see cref="Limits.CapUvuMax"/> less the allowance.
        /// </summary>
        public long CapUvu = 50_000_000;

        /// <summary>A stranger's share of clip and cap, as a power of two: 4 is a sixteenth.</summary>
        public int StrangerShift = 4;

        /// <summary>State weight of a stranger that is believed without any trust.</summary>
        public int StrangerWeight = 64;

        /// <summary>
        /// Trust that supports the largest state weight: three quarters. It is below what a steady neighbour reaches. Otherwise the two
        /// ends of an edge would never agree where equilibrium lies.
        /// </summary>
        public int FullWeightTrust = 49152;

        /// <summary>n0: good acts that give a newcomer half of full trust. Trust is good / (good + bad + n0). 32 acts.</summary>
        public int TrustDelayActs = 32;

        /// <summary>A neighbour with at least this trust is no longer a stranger: a quarter, 11 acts.</summary>
        public int TrustedMin = 16384;

        /// <summary>Slots that strangers may hold at most once there is a trusted neighbour.</summary>
        public int StrangerSlotsMax = 3;

        /// <summary>Bad acts that one proven lie counts for.</summary>
        public int LieActs = 16;

        /// <summary>VU granted for a relayed diff that was confirmed. 0.01 VU.</summary>
        public long RelayUvu = 10_000;

        /// <summary>VU granted for a fragment served and checked, a challenge answered, a data record accepted. 0.05 VU.</summary>
        public long ServiceUvu = 50_000;

        /// <summary>
        /// Quota: VU that one witness may grant in an epoch, to all its neighbours together, at most <see cref="Limits.GrantedUvuMax"/>. 8
        /// VU.
        /// </summary>
        public long QuotaUvu = 8_000_000;

        /// <summary>Movements up to this are rounding noise: they happen, but do not wake the emit timer. 64 micro-VU.</summary>
        public long StirUvu = 64;

        /// <summary>A neighbour that is silent for this many of the longest emit intervals counts as gone. 16.</summary>
        public int SilenceIntervals = 16;

        /// <summary>Most that a diff can move under full trust, the stranger's allowance included.</summary>
        public long ClipUvuMax => ClipUvu + (ClipUvu >> StrangerShift);

        /// <summary>Most that an edge can carry under full trust, net, the stranger's allowance included.</summary>
        public long CapUvuMax => CapUvu + (CapUvu >> StrangerShift);

        /// <summary>Most that one diff of a neighbour may move over its edge.</summary>
        /// <param name="trust">Trust in it, 0..<see cref="Limits.TrustFull"/>.</param>
        public long Clip(int trust)
        {
            return ((ClipUvu * trust) >> 16) + (ClipUvu >> StrangerShift);
        }

        /// <summary>
        /// Most that a neighbour's edge may carry towards us. It does not scale with the neighbourhood: a payment that the other end was
        /// free to make must be accepted here, or it would be in flight for ever once floats have drifted together.
        /// </summary>
        /// <param name="trust">Trust in it.</param>
        public long CreditCap(int trust)
        {
            return ((CapUvu * trust) >> 16) + (CapUvu >> StrangerShift);
        }

        /// <summary>State weight that we believe of a neighbour: its claim, but no more than trust supports.</summary>
        /// <param name="trust">Trust in it.</param>
        /// <param name="claimed">0..<see cref="Limits.WeightMax"/>.</param>
        public int Believed(int trust, int claimed)
        {
            int supported = StrangerWeight + Limits.WeightMax * trust / FullWeightTrust;
            return claimed < supported ? claimed : supported;
        }

        /// <summary>What boards run.</summary>
        public static DriftOptions Production()
        {
            return new DriftOptions();
        }

        /// <summary>A tiny economy in which every limit is soon hit: for tests.</summary>
        public static DriftOptions TestMin()
        {
            DriftOptions options = new DriftOptions();
            options.ClipUvu = 160;
            options.CapUvu = 800;
            options.TrustDelayActs = 4;
            options.StrangerSlotsMax = 1;
            options.LieActs = 4;
            options.RelayUvu = 8;
            options.ServiceUvu = 16;
            options.QuotaUvu = 64;
            options.StirUvu = 2;
            options.SilenceIntervals = 2;
            return options;
        }

        /// <summary>Whether the numbers fit the limits they are used with.</summary>
        public bool IsValid()
        {
            return ClipUvu >= 0
                && CapUvu >= 0
                && CapUvuMax <= Limits.CapUvuMax
                && StrangerShift >= 0 && StrangerShift <= 30
                && StrangerWeight >= 0 && StrangerWeight <= Limits.WeightMax
                && FullWeightTrust > 0 && FullWeightTrust <= Limits.TrustFull
                && TrustDelayActs > 0 && TrustDelayActs <= 4096
                && QuotaUvu >= 0 && QuotaUvu <= Limits.GrantedUvuMax
                && LieActs >= 0 && LieActs <= 1024
                && SilenceIntervals > 0;
        }
    }
}
