using LVS.Core;
using LVS.Node;

namespace LVS.Tests.Shared
{
    /// <summary>A vault in RAM that outlives its node and can be told to fail.</summary>
    public sealed class MemoryVault : IVault
    {
        private readonly byte[] newest = new byte[Limits.LedgerRecordSize];
        private int appendCount;

        /// <summary>Records written.</summary>
        public int AppendCount => appendCount;

        /// <summary>The newest record.</summary>
        public byte[] Newest => newest;

        /// <summary>Whether the flash is broken.</summary>
        public bool Broken { get; set; }

        /// <inheritdoc/>
        public bool Load(byte[] record)
        {
            System.Array.Copy(newest, 0, record, 0, newest.Length);
            return LedgerRecord.IsWhole(newest, newest.Length);
        }

        /// <inheritdoc/>
        public bool Append(byte[] record)
        {
            if (Broken)
            {
                return false;
            }

            System.Array.Copy(record, 0, newest, 0, newest.Length);
            appendCount++;
            return true;
        }
    }
}
