namespace LVS.Core
{
    /// <summary>
    /// Bytes on the device's managed heap: blocks of 12; an object takes 12 and 12 for each field, an array 24 and its elements. Every
    /// table adds up its own columns with these.
    /// </summary>
    public static class HeapSize
    {
        /// <summary>An object without fields.</summary>
        public const int Object = Block;

        /// <summary>A field, whatever its type.</summary>
        public const int Field = Block;

        /// <summary>An array without elements.</summary>
        public const int Array = 24;

        /// <summary>A column that has one int or one long of a node.</summary>
        public const int NodeColumn = Field + (Array + 8 + Block - 1) / Block * Block;

        /// <summary>A column that has an int of each slot.</summary>
        public const int IntColumn = Field + (Array + 4 * Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column that has a long of each slot.</summary>
        public const int LongColumn = Field + (Array + 8 * Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column of the evicted of a node.</summary>
        public const int BannedColumn = Field + (Array + 8 * Limits.BannedCount + Block - 1) / Block * Block;

        /// <summary>A column that has a byte or a flag of each slot.</summary>
        public const int SmallColumn = Field + (Array + Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column that has a shared key of each slot.</summary>
        public const int KeyColumn = Field + (Array + Limits.KeySize * Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column that has a private or public key of a node.</summary>
        public const int NodeKeyColumn = Field + (Array + Limits.PublicKeySize + Block - 1) / Block * Block;

        /// <summary>What memory is given out in.</summary>
        public const int Block = 12;
    }
}
