using System;
using System.IO;
using System.Text;
using System.Threading;

using LVS.Node;

using nanoFramework.Json;

namespace LVS.Firmware
{
    /// <summary>
    /// Reads <c>lvs.json</c> from the board's flash. A board without a usable one says what to do and reads again every few seconds:
    /// rebooting would not make the file better.
    /// </summary>
    public static class ConfigFile
    {
        /// <summary>Where the file lies on the board.</summary>
        public const string FilePath = "I:\\lvs.json";

        // A file of 'lvs init' has about 500 bytes; the parser needs several times the file's size of heap.
        private const int SizeMax = 4096;

        private const int RetryMs = 10_000;

        /// <summary>Returns the configuration once there is one without complaint.</summary>
        public static NodeConfig Await()
        {
            while (true)
            {
                NodeConfig config = Read(out string complaint);
                if (complaint == null)
                {
                    return config;
                }

                Console.WriteLine("LVS boot 1/5 configuration: " + complaint);
                Console.WriteLine("LVS reads " + FilePath + " again in " + (RetryMs / 1000).ToString() + " s");
                Thread.Sleep(RetryMs);
            }
        }

        private static NodeConfig Read(out string complaint)
        {
            string text = ReadText(out complaint);
            if (complaint != null)
            {
                return null;
            }

            JsonSerializerOptions options = new JsonSerializerOptions();
            options.PropertyNameCaseInsensitive = true;
            NodeConfig config;
            try
            {
                config = (NodeConfig)JsonConvert.DeserializeObject(text, typeof(NodeConfig), options);
            }
            catch (Exception e)
            {
                // Which exception the parser throws depends on where the text breaks, and none says where: DeserializationException,
                // FormatException, ArgumentException... All of them are the file's fault, so none of them may reboot the board.
                complaint = FilePath + " cannot be read (" + e.GetType().Name + "): it must be one JSON object whose values have the types"
                    + " of a file made by 'lvs init'; compare the two";
                return null;
            }

            complaint = config.Complaint();
            if (complaint != null)
            {
                complaint = FilePath + ": " + complaint;
            }

            return config;
        }

        private static string ReadText(out string complaint)
        {
            complaint = null;
            try
            {
                if (!File.Exists(FilePath))
                {
                    complaint = FilePath + " is missing: make one with 'lvs init' and put it there, on a board with 'nanoff --filedeployment',"
                        + " on an emulated one by copying it into its flash folder";
                    return null;
                }

                using (FileStream stream = new FileStream(FilePath, FileMode.Open, FileAccess.Read))
                {
                    if (stream.Length > SizeMax)
                    {
                        complaint = FilePath + " has " + stream.Length.ToString() + " bytes; at most " + SizeMax.ToString()
                            + " are read. Leave out what 'lvs init' does not write";
                        return null;
                    }

                    byte[] bytes = new byte[(int)stream.Length];
                    int size = FlashVault.ReadUpTo(stream, bytes, bytes.Length);
                    return Encoding.UTF8.GetString(bytes, 0, size);
                }
            }
            catch (IOException e)
            {
                complaint = FilePath + " cannot be read from flash (" + e.Message + "): put it there once more";
                return null;
            }
        }
    }
}
