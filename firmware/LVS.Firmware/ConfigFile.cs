using System;
using System.IO;
using System.Threading;

using LVS.Boards;
using LVS.Core;
using LVS.Node;

namespace LVS.Firmware
{
    /// <summary>
    /// Reads <c>lvs.json</c> from the board's flash, or what the boot ladder chooses instead: the copy with which a boot was last good, or
    /// the factory defaults. The file itself is never written or removed. A board without a usable file prints what to do and reads again
    /// every few seconds, because a reboot would not make the file better.
    /// </summary>
    public static class ConfigFile
    {
        /// <summary>Path of the file on the board.</summary>
        public const string FilePath = "I:\\lvs.json";

        /// <summary>Path of the copy with which a boot was last good.</summary>
        public const string GoodPath = "I:\\lvs.good.json";

        private const int RetryMs = 10_000;

        private static int ownCrc;
        private static int goodCrc;

        /// <summary>Whether the file in use has proved good and differs from the copy: <see cref="KeepCopy"/> would write.</summary>
        public static bool CopyDue { get; private set; }

        /// <summary>Returns the configuration to boot with, once there is a valid one.</summary>
        /// <param name="ladder">Chooses; afterwards it knows the rung.</param>
        public static NodeConfig Await(BootLadder ladder)
        {
            NodeConfig own;
            while (true)
            {
                own = Read(FilePath, out ownCrc, out string complaint);
                NodeConfig good = Read(GoodPath, out goodCrc, out _);
                int rung = ladder.Choose(ownCrc, good != null && (goodCrc != ownCrc || own == null));
                CopyDue = own != null && rung == BootRung.Own && goodCrc != ownCrc;
                if (complaint != null)
                {
                    Console.WriteLine("LVS boot 1/5 configuration: " + complaint);
                }

                if (good != null && (own == null || rung == BootRung.LastGood))
                {
                    Console.WriteLine("LVS boot 1/5 configuration: using " + GoodPath + ", with which a boot was good last");
                    return good;
                }

                if (own != null)
                {
                    return rung == BootRung.Own ? own : Factory(own);
                }

                Console.WriteLine("LVS reads " + FilePath + " again in " + (RetryMs / 1000).ToString() + " s");
                Thread.Sleep(RetryMs);
            }
        }

        /// <summary>The boot was good with the file: copies it, unless the copy is the same or the file has changed since.</summary>
        public static void KeepCopy()
        {
            if (!CopyDue)
            {
                return;
            }

            CopyDue = false;
            byte[] bytes = ReadBytes(FilePath, out string complaint);
            if (complaint == null && CrcOf(bytes) == ownCrc && new RecordFile(GoodPath).Save(bytes, bytes.Length))
            {
                goodCrc = ownCrc;
            }
        }

        private static NodeConfig Factory(NodeConfig own)
        {
            Console.WriteLine(
                "LVS boot 1/5 configuration: too many crashes with " + FilePath + ", using the defaults with its swarm key and address."
                + " Put a corrected file there");
            return own.Factory();
        }

        private static NodeConfig Read(string path, out int crc, out string complaint)
        {
            byte[] bytes = ReadBytes(path, out complaint);
            crc = bytes == null ? 0 : CrcOf(bytes);
            if (complaint != null)
            {
                return null;
            }

            NodeConfig config = new NodeConfig();
            complaint = ConfigText.Read(bytes, bytes.Length, config) ?? config.Complaint()
                ?? HeapBudget.Complaint(config.Transport, Board.HeapBudgetSize);
            if (complaint != null)
            {
                complaint = path + ": " + complaint;
                return null;
            }

            return config;
        }

        private static int CrcOf(byte[] bytes)
        {
            return (int)Crc32.Of(bytes, 0, bytes.Length);
        }

        private static byte[] ReadBytes(string path, out string complaint)
        {
            complaint = null;
            try
            {
                if (!File.Exists(path))
                {
                    complaint = path + " is missing: make one with 'lvs init' and put it there, on a board with 'nanoff --filedeployment',"
                        + " on an emulated one by copying it into its flash folder";
                    return null;
                }

                using (FileStream stream = new FileStream(path, FileMode.Open, FileAccess.Read))
                {
                    if (stream.Length > ConfigText.SizeMax)
                    {
                        complaint = path + ": " + ConfigText.Read(null, (int)stream.Length, null);
                        return null;
                    }

                    byte[] bytes = new byte[(int)stream.Length];
                    if (FlashVault.ReadUpTo(stream, bytes, bytes.Length) == bytes.Length)
                    {
                        return bytes;
                    }

                    complaint = path + " ends before its length: put it there once more";
                    return null;
                }
            }
            catch (IOException e)
            {
                complaint = path + " cannot be read from flash (" + e.Message + "): put it there once more";
                return null;
            }
        }
    }
}
