using System;

using LVS.Core;
using LVS.Transports;

namespace LVS.Firmware
{
    /// <summary>
    /// The name under which a board reports to people. It is derived from a secret that never leaves the board's flash. So it stays when
    /// the pseudonym changes, nobody can compute one from the other, and it differs in another swarm. File: 16 random bytes and their
    /// CRC-32.
    /// </summary>
    public static class HomeName
    {
        private const string Path = "I:\\home";
        private const int SecretSize = 16;
        private const int FileSize = SecretSize + 4;

        /// <summary>Reads the board's name; draws the secret when there is none yet. Call it while the radio is on.</summary>
        /// <param name="swarmName">The swarm's name in topics.</param>
        /// <returns>A name that is not 0.</returns>
        public static int Load(string swarmName)
        {
            RecordFile file = new RecordFile(Path);
            byte[] record = new byte[FileSize + 1];
            if (file.Load(record) != FileSize || (int)Crc32.Of(record, 0, SecretSize) != LittleEndian.Read32(record, SecretSize))
            {
                Array.Copy(Guid.NewGuid().ToByteArray(), 0, record, 0, SecretSize);
                LittleEndian.Write32(record, SecretSize, (int)Crc32.Of(record, 0, SecretSize));
                if (!file.Save(record, FileSize))
                {
                    Console.WriteLine("LVS note: the flash did not take " + Path
                        + ": the board reports under another name after the next boot");
                }
            }

            byte[] secret = new byte[SecretSize];
            Array.Copy(record, 0, secret, 0, SecretSize);
            return TopicNames.HomeOf(new NativeHash(), secret, swarmName);
        }
    }
}
