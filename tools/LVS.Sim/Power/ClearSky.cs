using LVS.Harness;

namespace LVS.Sim;

/// <summary>
/// Irradiance under a sky without clouds, from latitude and date alone. It uses integers, tables and linear interpolation, because the last
/// bits of a library's sine and exponential differ between machines, and a run must have the same hash everywhere.
/// </summary>
/// <remarks>
/// Global irradiance on the horizontal is 1098 cos(z) exp(-0.059 / cos(z)) W/m2 of the zenith angle z (B. Haurwitz, Insolation in
/// Relation to Cloudiness and Cloud Density, Journal of Meteorology 2, 1945; the best of the models that need only z in Reno, Hansen,
/// Stein, Sandia report SAND2012-2389; coefficient as in pvlib). Declination is 23.45 sin(360 (284 + n) / 365) degrees on day n (P. I.
/// Cooper, The Absorption of Radiation in Solar Stills, Solar Energy 12, 1969). Hours are local solar time; horizon and air are ideal.
/// </remarks>
public static class ClearSky
{
    /// <summary>Northernmost and, negated, southernmost latitude, in thousandths of a degree.</summary>
    public const int LatitudeMilliMax = 90_000;

    private const int DeclinationMicroMax = 23_450_000;
    private const int PartsOfHour = 4;

    // sin(d degrees) * 2^30, d = 0..90.
    private static readonly int[] Sines =
    [
        0, 18739379, 37473049, 56195305, 74900443, 93582766, 112236583, 130856211,
        149435979, 167970228, 186453311, 204879599, 223243478, 241539355, 259761657, 277904834,
        295963357, 313931728, 331804471, 349576144, 367241333, 384794656, 402230767, 419544355,
        436730145, 453782903, 470697435, 487468587, 504091252, 520560366, 536870912, 553017922,
        568996477, 584801711, 600428808, 615873009, 631129609, 646193961, 661061475, 675727625,
        690187940, 704438018, 718473518, 732290163, 745883746, 759250125, 772385229, 785285058,
        797945680, 810363241, 822533958, 834454122, 846120104, 857528349, 868675383, 879557810,
        890172315, 900515665, 910584710, 920376381, 929887697, 939115760, 948057759, 956710970,
        965072759, 973140576, 980911966, 988384560, 995556083, 1002424350, 1008987269, 1015242840,
        1021189159, 1026824413, 1032146887, 1037154959, 1041847103, 1046221891, 1050277989, 1054014162,
        1057429273, 1060522280, 1063292242, 1065738315, 1067859754, 1069655912, 1071126243, 1072270298,
        1073087729, 1073578288, 1073741824,
    ];

    // Haurwitz's irradiance in mW/m2 at cos(z) = i / 64, i = 0..64.
    private static readonly int[] Irradiance =
    [
        0, 393, 5194, 14619, 26700, 40310, 54860, 70024,
        85610, 101497, 117607, 133886, 150295, 166809, 183407, 200072,
        216795, 233564, 250374, 267218, 284091, 300990, 317910, 334850,
        351807, 368779, 385765, 402763, 419771, 436790, 453817, 470852,
        487894, 504943, 521998, 539059, 556125, 573195, 590270, 607349,
        624432, 641518, 658607, 675700, 692795, 709893, 726993, 744096,
        761201, 778307, 795416, 812527, 829639, 846753, 863869, 880986,
        898104, 915223, 932344, 949466, 966589, 983714, 1000839, 1017965,
        1035092,
    ];

    /// <summary>A year of hours from January 1.</summary>
    /// <param name="latitudeMilli">Latitude in thousandths of a degree, north above 0, within +-<see cref="LatitudeMilliMax"/>.</param>
    /// <exception cref="UserException">The latitude is out of range.</exception>
    public static SunYear Year(int latitudeMilli)
    {
        if (latitudeMilli < -LatitudeMilliMax || latitudeMilli > LatitudeMilliMax)
        {
            throw new UserException($"latitude {latitudeMilli} is out of range: give thousandths of a degree, -90000 to 90000.");
        }

        int[] hours = new int[SunYear.HourCount];
        for (int hour = 0; hour < hours.Length; hour++)
        {
            hours[hour] = MeanOf(latitudeMilli, hour / 24, hour % 24);
        }

        return new SunYear($"clear sky at latitude {latitudeMilli / 1000}.{System.Math.Abs(latitudeMilli % 1000):000}", hours);
    }

    private static int MeanOf(int latitudeMilli, int day, int hour)
    {
        long latitude = latitudeMilli * 1000L;
        long declination = (DeclinationMicroMax * Sine((284L + day + 1) * 360_000_000 / 365)) >> 30;
        long polar = (Sine(latitude) * Sine(declination)) >> 30;
        long equatorial = (Cosine(latitude) * Cosine(declination)) >> 30;
        long sum = 0;
        for (int part = 0; part < PartsOfHour; part++)
        {
            // 15 degrees an hour from noon, in the middle of each part.
            long angle = (((hour - 12) * 2L * PartsOfHour) + (2 * part) + 1) * 15_000_000 / (2 * PartsOfHour);
            sum += Of(polar + ((equatorial * Cosine(angle)) >> 30));
        }

        return (int)(sum / PartsOfHour);
    }

    /// <summary>Irradiance in mW/m2 of the cosine of the zenith angle in 2^-30.</summary>
    private static long Of(long cosine)
    {
        if (cosine <= 0)
        {
            return 0;
        }

        long at = cosine >> 24;
        long rest = cosine & ((1 << 24) - 1);
        return at >= 64 ? Irradiance[64] : Irradiance[at] + (((Irradiance[at + 1] - Irradiance[at]) * rest) >> 24);
    }

    private static long Cosine(long microDegrees) => Sine(microDegrees + 90_000_000);

    /// <summary>Sine in 2^-30 of millionths of a degree.</summary>
    private static long Sine(long microDegrees)
    {
        long angle = ((microDegrees % 360_000_000) + 360_000_000) % 360_000_000;
        bool below = angle >= 180_000_000;
        angle = below ? angle - 180_000_000 : angle;
        angle = angle > 90_000_000 ? 180_000_000 - angle : angle;
        long degree = angle / 1_000_000;
        long rest = angle % 1_000_000;
        long sine = degree >= 90 ? Sines[90] : Sines[degree] + ((Sines[degree + 1] - Sines[degree]) * rest / 1_000_000);
        return below ? -sine : sine;
    }
}
