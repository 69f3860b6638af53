namespace LVS.Node
{
    /// <summary>Which configuration a boot uses. The numbers appear in stored records, so they never change.</summary>
    public static class BootRung
    {
        /// <summary>The board's own file.</summary>
        public const int Own = 0;

        /// <summary>The copy of the file with which a boot was last good.</summary>
        public const int LastGood = 1;

        /// <summary>The defaults of the image, with the swarm's key and address kept.</summary>
        public const int Factory = 2;
    }
}
