namespace LVS.Core
{
    /// <summary>The numbers that shape the drift and its guard. Set once in boot. Amounts in micro-VU.</summary>
    public sealed class DriftOptions
    {
        /// <summary>
        /// Most that one fresh diff may move over an edge, in either direction: the per-cycle clip, kappa_max of the model.
        /// 10 VU, a fifth of <see cref="CapUvu"/>.
        /// </summary>
        public long ClipUvu = 10_000_000;

        /// <summary>Most that an edge may carry away or bring in, net, while it is open: the lifetime cap, C_max of the model. 50 VU.</summary>
        public long CapUvu = 50_000_000;

        /// <summary>Movements up to this are rounding noise: they happen, but do not wake the emit timer. 64 micro-VU.</summary>
        public long StirUvu = 64;
    }
}
