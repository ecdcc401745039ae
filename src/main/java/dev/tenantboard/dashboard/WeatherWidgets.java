package dev.tenantboard.dashboard;

import dev.tenantboard.access.CallerRequest;
import dev.tenantboard.dashboard.DashboardView.PlacedWidget;
import dev.tenantboard.dashboard.WeatherCache.State;
import dev.tenantboard.dashboard.WidgetData.DataStatus;
import dev.tenantboard.widget.WidgetType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds the weather to a dashboard, after the transaction that read it: a wait for the source holds no connection. */
@ApplicationScoped
public class WeatherWidgets {

    static final String NO_SOURCE =
            "There is no weather, because the operator has not set a source (tenantboard.weather.endpoint).";

    static final String NO_PLACE = "There is no weather, because the widget's config has no latitude and longitude.";

    static final String PENDING = "The weather is being read. Ask again in a few seconds.";

    static final String FAILED = "The source of the weather did not answer. It is asked again after a minute.";

    /** The number of next days of a widget without this field, as in the schema of its type. */
    private static final int USUAL_DAYS = 3;

    @Inject
    private WeatherSource source;

    @Inject
    private CallerRequest caller;

    DashboardView completed(DashboardView view) {
        if (view.widgets().stream().noneMatch(WeatherWidgets::showsWeather)) {
            return view;
        }
        Set<WeatherPlace> places = view.widgets().stream()
                .filter(WeatherWidgets::showsWeather)
                .flatMap(widget -> place(widget).stream())
                .collect(Collectors.toSet());
        Map<WeatherPlace, State> states = source.read(caller.userId(), places);
        return view.with(view.widgets().stream()
                .map(widget -> showsWeather(widget) ? widget.with(data(widget, states)) : widget)
                .toList());
    }

    private static boolean showsWeather(PlacedWidget placed) {
        return placed.widget().definition().type() == WidgetType.WEATHER && placed.data() == null;
    }

    private static Optional<WeatherPlace> place(PlacedWidget placed) {
        return WeatherPlace.in(placed.widget().definition().config());
    }

    private WidgetData data(PlacedWidget placed, Map<WeatherPlace, State> states) {
        Optional<WeatherPlace> place = place(placed);
        if (!source.isSet() || place.isEmpty()) {
            return WidgetData.of(DataStatus.UNAVAILABLE, WeatherView.without(source.isSet() ? NO_PLACE : NO_SOURCE));
        }
        State state = states.get(place.get());
        if (state.forecast() == null) {
            return state.failed()
                    ? WidgetData.of(DataStatus.ERROR, WeatherView.without(FAILED))
                    : WidgetData.of(DataStatus.PENDING, WeatherView.without(PENDING));
        }
        int days = placed.widget().definition().config().path("days").asInt(USUAL_DAYS);
        return WidgetData.of(DataStatus.READY, WeatherView.of(place.get(), state.forecast(), days));
    }
}
