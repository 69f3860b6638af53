using System;
using System.IO;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Power;

/// <summary>Real years of sun, where they lie beside the repository: large, and not ours to ship.</summary>
internal static class SolarData
{
    public const string Pvgis = "pvgis_tmy_45N_8E.csv";
    public const string Nrel = "nrel_psm3_tmy_2017.csv";

    /// <summary>Full path of a file. Without it nothing is checked, and the test counts as skipped.</summary>
    public static string Find(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "data", "solar", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new AssertInconclusiveException($"{name} is not beside the repository, in ../shared/data/solar: not checked");
    }
}
