namespace LVS.Core
{
    /// <summary>
    /// Bytes on the device's managed heap. Memory comes in blocks of 12 bytes: an object takes 12 and 12 for each field, an array 24 and
    /// its elements. Every table adds up its own columns with these constants.
    /// </summary>
    public static class HeapSize
    {
        /// <summary>An object without fields.</summary>
        public const int Object = Block;

        /// <summary>A field, whatever its type.</summary>
        public const int Field = Block;

        /// <summary>An array without elements.</summary>
        public const int Array = 24;

        /// <summary>A column with one int or one long per node.</summary>
        public const int NodeColumn = Field + (Array + 8 + Block - 1) / Block * Block;

        /// <summary>A column with an int per slot.</summary>
        public const int IntColumn = Field + (Array + 4 * Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column with a ushort per slot.</summary>
        public const int ShortColumn = Field + (Array + 2 * Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column with a long per slot.</summary>
        public const int LongColumn = Field + (Array + 8 * Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column with a node's bans.</summary>
        public const int BannedColumn = Field + (Array + 8 * Limits.BannedCount + Block - 1) / Block * Block;

        /// <summary>A column with a byte or a flag per slot.</summary>
        public const int SmallColumn = Field + (Array + Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column with a shared key per slot.</summary>
        public const int KeyColumn = Field + (Array + Limits.KeySize * Limits.SlotCount + Block - 1) / Block * Block;

        /// <summary>A column with a private or public key per node.</summary>
        public const int NodeKeyColumn = Field + (Array + Limits.PublicKeySize + Block - 1) / Block * Block;

        /// <summary>The unit of allocation.</summary>
        public const int Block = 12;
    }
}
